import {
  addMonths,
  dateOf,
  dayOf,
  localDate,
  type AgencyId,
  type CalendarDate,
  type Context,
  type Stores,
} from '@trellis/core';
import {
  draftReport,
  publishReport,
  reports,
  saveReportAction,
  saveReturn,
  type ReportAction,
  type ReportPlan,
} from '@trellis/core/reporting';
import { operatorActor, type Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import { demoAgencies } from './people/agencies.ts';
import { castMembers } from './people/cast.ts';
import { demoPeople, type DemoPeople } from './people/demo-people.ts';

/** How many half-yearly reports were signed before the one that is being drawn up. */
const SIGNED_REPORTS = 3;

const HALF_YEAR_MONTHS = 6;

/** Agencies of the partnership of which nothing was ever heard but how many people they have. */
const SILENT_AGENCIES = [
  { ref: 'FY', name: 'Fairfield Youth Trust', kind: 'commissioned-nonprofit-large', headcount: 63 },
  { ref: 'MH', name: 'Moorland Home Care', kind: 'dom-care', headcount: 26 },
] as const;

/** Of a hundred people of an agency, so many are on record here; the others are what a headcount brings to light. */
const ON_RECORD = { AC: 96, ICB: 97, POL: 90, RH: 94, WT: 100, LA: 100, SA: 100, OI: 98, HC: 92, BS: 96, PL: 98 };

/**
 * Gives the demo's board something to read: headcounts, reports of the last half years, signed, and the next one as a draft with what is being
 * done about it. In transactions of their own after everything they are about, since a report knows what was known before it was signed; and after the
 * demo LMS was connected, by which whoever draws them up and signs them is known.
 */
export async function loadReports(installation: Installation, { id }: PartnershipRow): Promise<void> {
  const act = <Result>(work: (ctx: Context<Stores>) => Promise<Result>) =>
    installation.act(id, operatorActor('demo'), work);
  if (await act(async (ctx) => (await reports(ctx, {}, { limit: 1 })).rows.length > 0)) return;
  await act(returnHeadcounts);
  await act(async (ctx) => {
    const people = await demoPeople(ctx);
    const coordinator = await as(ctx, people, 'coordinator');
    const chair = await as(ctx, people, 'board');
    const today = localDate(ctx.now, ctx.timeZone);
    for (const asAt of halfYearsBefore(today))
      await publishReport(chair, (await draftReport(coordinator, planOf(asAt, 2))).id);
    const { id: reportId } = await draftReport(coordinator, planOf(today, 3));
    for (const action of actionsOf(today)) await saveReportAction(coordinator, { ...action, reportId });
  });
}

/** Headcounts of years ago, so that every report has one to measure reach against. */
async function returnHeadcounts(ctx: Context<Stores>): Promise<void> {
  const { people } = ctx.store;
  const on = dateOf(addMonths(dayOf(localDate(ctx.now, ctx.timeZone)), -36));
  const silent = SILENT_AGENCIES.map((agency) => ({ ...agency, id: ctx.newId() as AgencyId }));
  await people.saveAgencies(silent.map(({ id, ref, name, kind }) => ({ id, ref, name, kind })));
  for (const { id: agencyId, headcount } of silent) await saveReturn(ctx, { agencyId, on, headcount });
  const refs: readonly string[] = demoAgencies.map(({ ref }) => ref);
  for (const { id: agencyId, ref } of (await people.agencies()).filter((agency) => refs.includes(agency.ref))) {
    const known = (await people.peopleIn([agencyId])).length;
    await saveReturn(ctx, {
      agencyId,
      on,
      headcount: Math.ceil((known * 100) / ON_RECORD[ref as keyof typeof ON_RECORD]),
    });
  }
}

/** In the name of whoever of the cast holds a role, by the account with which the demo LMS knows her. */
async function as(ctx: Context<Stores>, people: DemoPeople, role: 'coordinator' | 'board'): Promise<Context<Stores>> {
  const { agencyRef, staffNumber } = castMembers.find((member) => member.role === role)!;
  const personId = await people.person(agencyRef, staffNumber);
  const [account] = await ctx.store.access.accountsOf(personId);
  if (account === undefined) throw new Error(`The demo LMS does not know ${staffNumber}.`);
  return { ...ctx, actor: { kind: 'account', id: account.id, personId, grants: [{ role }] } };
}

/** The report as at a day, for the meeting so many months after it. */
function planOf(asAt: CalendarDate, monthsToMeeting: number): ReportPlan {
  const meeting = new Date(dateOf(addMonths(dayOf(asAt), monthsToMeeting)));
  const month = meeting.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { kind: 'board', title: 'Half-yearly workforce report', cover: `to the board, ${month}`, asAt };
}

/** The last days of June and December before a day, the oldest first. */
function halfYearsBefore(today: CalendarDate): readonly CalendarDate[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const firstOfHalf = dayOf(`${year}-${month > HALF_YEAR_MONTHS ? '07' : '01'}-01`);
  return Array.from({ length: SIGNED_REPORTS }, (_, index) =>
    dateOf(addMonths(firstOfHalf, -HALF_YEAR_MONTHS * (SIGNED_REPORTS - 1 - index)) - 1),
  );
}

function actionsOf(today: CalendarDate): readonly Omit<ReportAction, 'id'>[] {
  const inMonths = (months: number) => dateOf(addMonths(dayOf(today), months));
  return [
    {
      what: 'Get data from Fairfield Youth Trust and Moorland Home Care',
      owner: 'Partnership office',
      dueOn: inMonths(4),
      progress: 'not-started',
    },
    {
      what: 'Six more half days for early years staff',
      owner: 'Training coordinator',
      dueOn: inMonths(7),
      progress: 'under-way',
      note: '2 of 6',
    },
    {
      what: 'Put the hospital’s job titles without a group into one',
      owner: 'Training lead, Riverside',
      dueOn: inMonths(2),
      progress: 'under-way',
    },
  ];
}
