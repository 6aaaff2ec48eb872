import type { CalendarDate, Context, Stores } from '@trellis/core';
import { importEvidence } from '@trellis/core/evidence';
import { knownAudiences, knownToSatisfy } from '@trellis/core/frameworks';
import { importPeople } from '@trellis/core/people';
import { draftReport, publishReport, saveReturn, type ReportPlan } from '@trellis/core/reporting';
import { fileRows, type Cells } from '@trellis/testing';
import { openAvonmere, type Avonmere } from './avonmere.ts';

/** A day, and the courses that were completed on it. */
type Learnt = readonly [on: string, courses: readonly string[]];

/** Staff of an agency beside the cast: how many, and on which day each part of them did which courses. */
interface Staff {
  readonly ref: string;
  readonly jobTitle: string;
  readonly count: number;
  /** The courses of the first so many, in the order given; who is left has learnt nothing. */
  readonly learnt: readonly (readonly [count: number, on: string, courses: readonly string[]])[];
}

const BASICS = ['SG-1', 'SG-2'];
const EARLY_YEARS = ['SG-1', 'SG-EY'];

/** Nine agencies with people on record. Half of the nursery did its course in June 2023: good for three years, until the rule asked for two. */
const STAFF: readonly Staff[] = [
  { ref: 'AC', jobTitle: 'Family support worker', count: 60, learnt: [[44, '2025-03-11', BASICS]] },
  { ref: 'BS', jobTitle: 'Youth club volunteer', count: 22, learnt: [[14, '2025-06-18', BASICS]] },
  { ref: 'HC', jobTitle: 'Care assistant', count: 30, learnt: [[18, '2025-02-04', BASICS]] },
  { ref: 'ICB', jobTitle: 'Health visitor', count: 30, learnt: [[24, '2024-11-12', BASICS]] },
  { ref: 'LA', jobTitle: 'Childminder', count: 3, learnt: [[2, '2025-09-16', EARLY_YEARS]] },
  { ref: 'OI', jobTitle: 'Teacher', count: 24, learnt: [[16, '2025-09-03', BASICS]] },
  { ref: 'POL', jobTitle: 'Police constable', count: 40, learnt: [[27, '2024-09-24', BASICS]] },
  { ref: 'RH', jobTitle: 'Staff nurse', count: 248, learnt: [[200, '2025-05-06', BASICS]] },
  {
    ref: 'WT',
    jobTitle: 'Nursery practitioner',
    count: 40,
    learnt: [
      [24, '2023-06-07', EARLY_YEARS],
      [10, '2025-02-05', EARLY_YEARS],
    ],
  },
];

/** How many people each agency says it has; the last two have sent nothing else. */
const HEADCOUNTS: Readonly<Record<string, number>> = {
  AC: 70,
  BS: 24,
  HC: 50,
  ICB: 32,
  LA: 4,
  OI: 30,
  POL: 45,
  RH: 400,
  WT: 42,
  PL: 48,
  SA: 64,
};

/** The only people on record of the last two, who left long ago. */
const ENDED: readonly Cells[] = [
  {
    agencyRef: 'PL',
    staffNumber: 'PL-1001',
    givenName: 'Sunniva',
    familyName: 'Rao-Bell',
    jobTitle: 'GP',
    flags: 'gp-safeguarding-lead',
    startsOn: '2017-09-01',
    endsOn: '2023-07-31',
  },
  {
    agencyRef: 'SA',
    staffNumber: 'SA-1001',
    givenName: 'Ruth',
    familyName: 'Akande',
    jobTitle: 'Teacher',
    startsOn: '2017-09-01',
    endsOn: '2023-07-31',
  },
];

/** The agencies that sent no data. */
export const SILENT = ['Priory Lane Surgery', 'St Aldhelm’s Primary'];

/**
 * The board's story: eleven agencies of which two sent no data and one has four staff, and three reports that were signed before. It is the
 * end of 2026; reports are signed in the order of their days.
 */
export async function openBoardStory(): Promise<Avonmere> {
  const avonmere = await openAvonmere('2026-12-30T09:00:00Z');
  const { trellis } = avonmere;
  for (const staff of STAFF) await trellis.act((ctx) => takeIn(ctx, staff));
  await trellis.act(async (ctx) => {
    for (const row of ENDED) await bringPeople(ctx, [row]);
    for (const { id, ref } of await ctx.store.people.agencies())
      await saveReturn(ctx, { agencyId: id, on: '2023-01-01' as CalendarDate, headcount: HEADCOUNTS[ref]! });
  });
  avonmere.moveTo('2026-12-30T10:00:00Z');
  for (const [asAt, month] of [
    ['2025-06-30', 'August 2025'],
    ['2025-12-31', 'February 2026'],
    ['2026-06-30', 'August 2026'],
  ] as const)
    await trellis.act(async (ctx) => {
      const chair = asChair(ctx);
      await publishReport(chair, (await draftReport(chair, planOf(asAt, month))).id);
    });
  return avonmere;
}

/** The half-yearly report as at a day, for the meeting of a month. */
export function planOf(asAt: string, month: string): ReportPlan {
  return {
    kind: 'board',
    title: 'Half-yearly workforce report',
    cover: `to the board, ${month}`,
    asAt: asAt as CalendarDate,
  };
}

/** Drafts a report and has the chair sign it. @returns its id */
export function signedReport({ trellis }: Avonmere, plan: ReportPlan): Promise<string> {
  return trellis.act(async (ctx) => {
    const chair = asChair(ctx);
    const { id } = await draftReport(chair, plan);
    await publishReport(chair, id);
    return id;
  });
}

/** Brings more staff of an agency, put in a group by name. */
export async function addStaffOf({ trellis }: Avonmere, ref: string, count: number, audience: string): Promise<void> {
  await trellis.act((ctx) =>
    bringPeople(
      ctx,
      Array.from({ length: count }, (_, index) => ({
        agencyRef: ref,
        staffNumber: `${ref}-${audience}-${index}`,
        givenName: GIVEN_NAMES[index]!,
        familyName: 'Wetherby',
        workEmail: `${audience}.${index}@avonmere.example`.toLowerCase(),
        audience,
        startsOn: '2026-01-12',
      })),
    ),
  );
}

/** Learning of an agency's staff that comes to light, by their running numbers. */
export async function addLearning(
  { trellis }: Avonmere,
  ref: string,
  numbers: readonly number[],
  learnt: Learnt,
): Promise<void> {
  await trellis.act((ctx) => bringLearning(ctx, ref, numbers, learnt));
}

/** Brings an agency's staff as a file does, and then what they have learnt. */
async function takeIn(ctx: Context<Stores>, { ref, jobTitle, count, learnt }: Staff): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await bringPeople(
    ctx,
    numbers.map((number) => ({
      agencyRef: ref,
      staffNumber: staffNumber(ref, number),
      givenName: GIVEN_NAMES[number % GIVEN_NAMES.length]!,
      familyName: FAMILY_NAMES[Math.floor(number / GIVEN_NAMES.length)]!,
      workEmail: `${ref}.${number}@avonmere.example`.toLowerCase(),
      jobTitle,
      startsOn: '2022-01-10',
    })),
  );
  let from = 0;
  for (const [some, on, courses] of learnt) {
    await bringLearning(ctx, ref, numbers.slice(from, from + some), [on, courses]);
    from += some;
  }
}

const GIVEN_NAMES = ['Aled', 'Bryony', 'Carys', 'Dafydd', 'Eira', 'Ffion', 'Gwilym', 'Hefin', 'Idris', 'Jacob'].concat([
  'Keira',
  'Lowri',
  'Macsen',
  'Nerys',
  'Owain',
  'Petra',
  'Rhodri',
  'Sioned',
  'Tegan',
  'Una',
]);
const FAMILY_NAMES = ['Ashdown', 'Birkett', 'Cawdrey', 'Dunmore', 'Eastwick', 'Farrant', 'Goodhew'].concat([
  'Hartnell',
  'Inskip',
  'Jessop',
  'Kilburn',
  'Lathom',
  'Mossop',
]);

const staffNumber = (ref: string, number: number): string => `${ref}-${3000 + number}`;

async function bringPeople(ctx: Context<Stores>, rows: readonly Cells[]): Promise<void> {
  const packs = await ctx.store.frameworks.packs();
  const file = { fileName: 'staff.csv', rows: fileRows(rows), dryRun: false };
  const { report } = await importPeople(ctx, { ...file, knownAudiences: knownAudiences(packs) });
  if (report.length > 0) throw new Error(`Not taken in: ${JSON.stringify(report[0])}`);
}

async function bringLearning(
  ctx: Context<Stores>,
  ref: string,
  numbers: readonly number[],
  [achievedOn, courses]: Learnt,
): Promise<void> {
  const packs = await ctx.store.frameworks.packs();
  const rows = numbers.flatMap((number) =>
    courses.map((courseRef) => ({
      agencyRef: ref,
      staffNumber: staffNumber(ref, number),
      kind: 'completion',
      courseRef,
      courseVersion: '3',
      achievedOn,
      reference: `${ref}-${number}-${courseRef}-${achievedOn}`,
    })),
  );
  const file = { fileName: 'learning.csv', rows: fileRows(rows), dryRun: false };
  const { report } = await importEvidence(ctx, { ...file, knownIds: knownToSatisfy(packs) });
  if (report.length > 0) throw new Error(`Not taken in: ${JSON.stringify(report[0])}`);
}

/** Whoever fills the story, with the board's right to sign. */
function asChair(ctx: Context<Stores>): Context<Stores> {
  return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, { role: 'board' }] } };
}
