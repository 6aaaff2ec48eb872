import type { Decider } from '@trellis/core/access';
import type { DeliveriesStore, StoredSchedule } from '@trellis/core/deliveries';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { ReportScheduleTable } from './table.ts';

type Row = Omit<Selectable<ReportScheduleTable>, 'partnership_id'>;

/** Schedules, and which report each of their days made. */
export function schedulesPart(
  binding: Binding,
): Pick<
  DeliveriesStore,
  'schedules' | 'schedule' | 'saveSchedule' | 'schedulesDue' | 'takeDueSchedule' | 'noteDue' | 'scheduleOfReport'
> {
  const { tx, partnershipId } = binding;
  return {
    async schedules(page) {
      const last = sql`select title, id from report_schedule where id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(title, id) > (${last})`;
      const rows = await find(binding, sql`${after} order by title, id limit ${page.limit + 1}`);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), scheduleOf);
    },
    schedule: async (id) => first(await find(binding, sql`id = ${id}`)),
    saveSchedule: (schedule) => save(binding, schedule),
    async schedulesDue(by) {
      const rows = await find(binding, sql`next_on <= ${by}::date order by next_on, id`);
      return rows.map(({ id }) => id);
    },
    takeDueSchedule: async (id, by) =>
      first(await find(binding, sql`id = ${id} and next_on <= ${by}::date for no key update skip locked`)),
    async noteDue(scheduleId, on, reportId) {
      await tx
        .insertInto('report_due')
        .values({ partnership_id: partnershipId, schedule_id: scheduleId, due_on: on, report_id: reportId })
        .execute();
    },
    scheduleOfReport: async (reportId) =>
      first(await find(binding, sql`id = (select schedule_id from report_due where report_id = ${reportId})`)),
  };
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select * from report_schedule where ${rest}`.execute(tx);
  return rows;
}

function first([row]: readonly Row[]): StoredSchedule | undefined {
  return row && scheduleOf(row);
}

async function save({ tx, partnershipId }: Binding, schedule: StoredSchedule): Promise<void> {
  const content = {
    title: schedule.title,
    kind: schedule.kind,
    agency_id: schedule.agencyId ?? null,
    months: schedule.months,
    day: schedule.day,
    recipients: JSON.stringify(schedule.recipients),
    formats: schedule.formats,
    attach_files: schedule.attachFiles,
    is_paused: schedule.isPaused,
    next_on: schedule.nextOn ?? null,
    owner_kind: schedule.owner.kind,
    owner: schedule.owner.id,
  };
  await tx
    .insertInto('report_schedule')
    .values({ partnership_id: partnershipId, id: schedule.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
}

function scheduleOf(row: Row): StoredSchedule {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    ...(row.agency_id === null ? {} : { agencyId: row.agency_id }),
    months: row.months,
    day: row.day,
    recipients: row.recipients as StoredSchedule['recipients'],
    formats: row.formats as StoredSchedule['formats'],
    attachFiles: row.attach_files,
    isPaused: row.is_paused,
    ...(row.next_on === null ? {} : { nextOn: row.next_on }),
    owner: { kind: row.owner_kind as Decider['kind'], id: row.owner },
  };
}
