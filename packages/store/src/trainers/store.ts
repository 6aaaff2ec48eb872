import type { BusyTrainer, LedEvent, TrainerAssignment, TrainerRecord, TrainersStore } from '@trellis/core/trainers';
import { localDate } from '@trellis/core';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { pageFound } from '../paging.ts';
import type { TrainerAssignmentTable, TrainerTable } from './table.ts';

/** The training pool of one partnership, and who leads which event. */
export function createTrainersStore(binding: Binding): TrainersStore {
  const { tx, partnershipId, now, timeZone } = binding;
  return {
    async trainers(page) {
      const last = sql`
        select p.sort_name, p.id from trainer t join person p on p.id = t.person_id where t.person_id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(p.sort_name, p.id) > (${last})`;
      const rows = await find(binding, after, page.limit + 1);
      return await pageFound(binding, page, { rows, last, cursorOf: (trainer) => trainer.personId });
    },
    active: () => find(binding, sql`t.is_active`),
    byPeople: (people) =>
      people.length === 0 ? Promise.resolve([]) : find(binding, sql`t.person_id = any(${people})`),
    async save({ personId, agencyId, isActive, ...training }) {
      await sql`
        insert into trainer (partnership_id, person_id, agency_id, is_active, training, in_pool_since)
        values (${partnershipId}, ${personId}, ${agencyId}, ${isActive}, ${JSON.stringify(training)}::json,
          ${localDate(now, timeZone)})
        on conflict (partnership_id, person_id) do update
          set agency_id = excluded.agency_id, is_active = excluded.is_active, training = excluded.training`.execute(tx);
    },
    async saveAvailability(personId, availability) {
      const said = availability === undefined ? null : JSON.stringify(availability);
      await sql`update trainer set availability = ${said}::json where person_id = ${personId}`.execute(tx);
    },
    async noteObserved(people, on) {
      await sql`update trainer set last_observed_on = greatest(last_observed_on, ${on}::date)
        where person_id = any(${people})`.execute(tx);
    },
    async led(from, to) {
      const { rows } = await sql<Omit<LedEvent, 'agencyId'> & { readonly agencyId: LedEvent['agencyId'] | null }>`
        select a.event_id as "eventId", a.person_id as "personId", a.agency_id as "agencyId", s.minutes, e.ends_at as "endsAt"
        from trainer_assignment a
        join event e on e.id = a.event_id and e.state in ('published', 'closed')
        cross join lateral (
          select round(sum(extract(epoch from "endsAt"::timestamptz - "startsAt"::timestamptz)) / 60)::int as minutes
          from json_to_recordset(e.content -> 'sessions') as session ("startsAt" text, "endsAt" text)
        ) s
        where e.ends_at between ${from}::timestamptz and ${to}::timestamptz
        order by e.ends_at, e.id, a.person_id`.execute(tx);
      return rows.map(({ agencyId, ...led }) => (agencyId === null ? led : { ...led, agencyId }));
    },
    async settings() {
      return (await tx.selectFrom('trainer_settings').select('settings').executeTakeFirst())?.settings;
    },
    async saveSettings(settings) {
      await sql`
        insert into trainer_settings (partnership_id, settings) values (${partnershipId}, ${JSON.stringify(settings)}::json)
        on conflict (partnership_id) do update set settings = excluded.settings`.execute(tx);
    },
    async assignmentsOf(events) {
      if (events.length === 0) return [];
      const rows = await tx
        .selectFrom('trainer_assignment')
        .selectAll()
        .where('event_id', '=', sql<string>`any(${events})`)
        .orderBy('event_id')
        .orderBy('assigned_at')
        .orderBy('person_id')
        .execute();
      return rows.map(assignmentOf);
    },
    async assign({ eventId, personId, assignedAt, override }) {
      const content = {
        assigned_at: assignedAt,
        overridden_why: override?.why ?? null,
        overridden_by: override?.by ?? null,
      };
      const agency = await tx
        .selectFrom('trainer')
        .select('agency_id')
        .where('person_id', '=', personId)
        .executeTakeFirst();
      const key = { partnership_id: partnershipId, event_id: eventId, person_id: personId };
      await tx
        .insertInto('trainer_assignment')
        .values({ ...key, agency_id: agency?.agency_id ?? null, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'event_id', 'person_id']).doUpdateSet(content))
        .execute();
    },
    async unassign(eventId, personId) {
      await tx
        .deleteFrom('trainer_assignment')
        .where('event_id', '=', eventId)
        .where('person_id', '=', personId)
        .execute();
    },
    async busy(people, from, to) {
      if (people.length === 0) return [];
      const { rows } = await sql<BusyTrainer>`
        select a.person_id as "personId", e.id as "eventId", s."startsAt", s."endsAt"
        from trainer_assignment a
        join event e on e.id = a.event_id and e.state <> 'cancelled'
        cross join json_to_recordset(e.content -> 'sessions') as s ("startsAt" text, "endsAt" text)
        where a.person_id = any(${people}) and e.starts_at < ${to}::timestamptz and e.ends_at > ${from}::timestamptz
          and s."startsAt"::timestamptz < ${to}::timestamptz and s."endsAt"::timestamptz > ${from}::timestamptz
        order by a.person_id, s."startsAt"::timestamptz, e.id`.execute(tx);
      return rows;
    },
  };
}

async function find(
  { tx }: Binding,
  condition: RawBuilder<unknown>,
  limit?: number,
): Promise<readonly TrainerRecord[]> {
  const { rows } = await sql<Selectable<TrainerTable>>`
    select t.* from trainer t join person p on p.id = t.person_id where ${condition}
    order by p.sort_name, p.id ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(tx);
  return rows.map((row) => ({
    ...row.training,
    personId: row.person_id as TrainerRecord['personId'],
    agencyId: row.agency_id as TrainerRecord['agencyId'],
    isActive: row.is_active,
    inPoolSince: row.in_pool_since,
    ...(row.availability === null ? {} : { availability: row.availability }),
    ...(row.last_observed_on === null ? {} : { lastObservedOn: row.last_observed_on }),
  }));
}

function assignmentOf(row: Selectable<TrainerAssignmentTable>): TrainerAssignment {
  return {
    eventId: row.event_id as TrainerAssignment['eventId'],
    personId: row.person_id as TrainerAssignment['personId'],
    assignedAt: row.assigned_at,
    ...(row.overridden_why === null || row.overridden_by === null
      ? {}
      : { override: { why: row.overridden_why, by: row.overridden_by } }),
  };
}
