import { deciderOf, personOf } from '../access/who-decided.ts';
import { localDate, type CalendarDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { draftReport } from '../reporting/reports/drafts.ts';
import type { ReportingErrorCode, Schedule } from '../reporting/schema.ts';
import { asAtOf, nextOn } from './next-on.ts';
import type { ScheduleKept } from './schema.ts';
import type { DeliveriesStores, StoredSchedule } from './store.ts';

/** Every schedule, by title. */
export async function schedules(ctx: Context<DeliveriesStores>, page: PageRequest): Promise<Page<ScheduleKept>> {
  const found = await ctx.store.deliveries.schedules(page);
  return { ...found, rows: found.rows.map(shown) };
}

/**
 * Keeps a schedule. It comes round on its next day from today on; days that have passed are not made up for.
 *
 * @throws `reporting.unknown-schedule`, `reporting.needs-agency`
 */
export async function saveSchedule(ctx: Context<DeliveriesStores>, given: Schedule): Promise<ScheduleKept> {
  if ((given.kind === 'board') !== (given.agencyId === undefined)) {
    throw new DomainError<ReportingErrorCode>(
      'reporting.needs-agency',
      'An agency’s own report and a Section 11 return need the agency they are about; a board report is about none.',
      { field: 'agencyId' },
    );
  }
  const before = given.id === undefined ? undefined : await ctx.store.deliveries.schedule(given.id);
  if (given.id !== undefined && before === undefined) {
    throw new DomainError<ReportingErrorCode>(
      'reporting.unknown-schedule',
      'There is no such schedule. Leave its id out to add a new one.',
      { field: 'id' },
    );
  }
  const next = nextOn(given, asAtOf(localDate(ctx.now, ctx.timeZone)));
  const { id: _, ...plan } = given;
  const kept: StoredSchedule = {
    ...plan,
    id: before?.id ?? ctx.newId(),
    owner: deciderOf(ctx),
    ...(next === undefined ? {} : { nextOn: next }),
  };
  await ctx.store.deliveries.saveSchedule(kept);
  // Who is written to is kept with the schedule and not in the journal.
  const { recipients, ...facts } = plan;
  await record(ctx, {
    action: 'reporting.save-schedule',
    subject: { kind: 'schedule', id: kept.id },
    after: { ...facts, recipients: recipients.length },
  });
  return shown(kept);
}

/** Schedules whose day has come, the longest due first. */
export function schedulesDue(ctx: Context<DeliveriesStores>): Promise<readonly string[]> {
  return ctx.store.deliveries.schedulesDue(localDate(ctx.now, ctx.timeZone));
}

/**
 * Drafts the report of one schedule whose day has come and asks that those who may sign it be told, and whoever saved the schedule. After a time in which nobody looked, only
 * the latest of its days is drafted.
 *
 * @returns the report; undefined when it is not due, or somebody else drafts it
 * @source house
 */
export async function draftDueReport(ctx: Context<DeliveriesStores>, scheduleId: string): Promise<string | undefined> {
  const today = localDate(ctx.now, ctx.timeZone);
  const schedule = await ctx.store.deliveries.takeDueSchedule(scheduleId, today);
  if (schedule?.nextOn === undefined) return undefined;
  const on = latestOn(schedule, schedule.nextOn, today);
  const { title, kind, agencyId } = schedule;
  const owner = await personOf(ctx, schedule.owner);
  const { id } = await draftReport(
    ctx,
    { kind, title, cover: '', asAt: asAtOf(on), ...(agencyId === undefined ? {} : { agencyId }) },
    owner,
  );
  await ctx.store.deliveries.noteDue(schedule.id, on, id);
  const { nextOn: _, ...rest } = schedule;
  const next = nextOn(schedule, today);
  await ctx.store.deliveries.saveSchedule({ ...rest, ...(next === undefined ? {} : { nextOn: next }) });
  await tellOfDraft(ctx, schedule, owner, id);
  return id;
}

function latestOn(schedule: StoredSchedule, first: CalendarDate, today: CalendarDate): CalendarDate {
  let latest = first;
  for (let on = nextOn(schedule, first); on !== undefined && on <= today; on = nextOn(schedule, on)) latest = on;
  return latest;
}

async function tellOfDraft(
  ctx: Context<DeliveriesStores>,
  schedule: StoredSchedule,
  owner: PersonId | undefined,
  reportId: string,
): Promise<void> {
  const { access, people, deliveries } = ctx.store;
  const role = schedule.kind === 'board' ? 'board' : 'agency-lead';
  const signers = await access.holdersOf(role, schedule.agencyId as AgencyId | undefined);
  const told = await people.people([...new Set([...(owner === undefined ? [] : [owner]), ...signers])]);
  await deliveries.enqueue(
    told.flatMap(({ givenName, familyName, workEmail, erasedAt }) =>
      workEmail === undefined || erasedAt !== undefined
        ? []
        : [
            {
              id: ctx.newId(),
              reportId,
              scheduleId: schedule.id,
              purpose: 'due',
              recipient: { name: `${givenName} ${familyName}`, email: workEmail },
              formats: [],
              state: 'waiting',
              askedAt: ctx.now,
              tries: 0,
            },
          ],
    ),
  );
}

function shown(stored: StoredSchedule): ScheduleKept {
  const { owner: _, ...schedule } = stored;
  return schedule;
}
