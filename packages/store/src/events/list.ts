import type { EventId, Page, PageRequest } from '@trellis/core';
import type { EventCounts, EventRecord, EventsFilter } from '@trellis/core/events';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { eventOf } from './record.ts';
import type { EventTable } from './table.ts';

/** Events that fit, by date. */
export async function list(binding: Binding, filter: EventsFilter, page: PageRequest): Promise<Page<EventRecord>> {
  const last = sql`select starts_at, id from event where id = ${page.after ?? null}`;
  const conditions = conditionsOf(filter);
  if (page.after !== undefined) conditions.push(sql`(e.starts_at, e.id) > (${last})`);
  const { rows } = await sql<Selectable<EventTable>>`
    select e.* from event e join course c on c.id = e.course_id
    where ${sql.join(conditions, sql` and `)} order by e.starts_at, e.id limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), eventOf);
}

function conditionsOf(filter: EventsFilter): RawBuilder<unknown>[] {
  const { from, to, courseIds, kind, mode, words = [], states, trainerId } = filter;
  const conditions = [sql`true`];
  if (from !== undefined) conditions.push(sql`e.ends_at >= ${from}::timestamptz`);
  if (to !== undefined) conditions.push(sql`e.starts_at <= ${to}::timestamptz`);
  if (courseIds !== undefined) conditions.push(sql`e.course_id = any(${courseIds})`);
  if (kind !== undefined) conditions.push(sql`c.kind = ${kind}`);
  if (mode !== undefined) conditions.push(sql`e.mode = ${mode}`);
  if (states !== undefined) conditions.push(sql`e.state = any(${states})`);
  if (trainerId !== undefined)
    conditions.push(sql`e.id in (select event_id from trainer_assignment where person_id = ${trainerId})`);
  if (words.length > 0)
    conditions.push(sql`not exists (
      select from unnest(${words}::text[]) as word where strpos(
        lower(concat_ws(' ', c.title, c.ref, c.level, e.content #>> '{venue,name}')), lower(word)) = 0)`);
  return conditions;
}

/** How many people these events have, of how many agencies those with a place are, and how many lead them. */
export async function counts({ tx }: Binding, ids: readonly EventId[]): Promise<ReadonlyMap<EventId, EventCounts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<EventCounts & { readonly id: EventId }>`
    select i.id, coalesce(b.taken, 0) as taken, coalesce(b.waiting, 0) as waiting, coalesce(b.agencies, 0) as agencies,
      (select count(*)::int from trainer_assignment t where t.event_id = i.id) as trainers,
      (select count(*)::int from event_note n where n.event_id = i.id and n.closed_at is null) as "openNotes"
    from unnest(${ids}::text[]) as i (id)
    left join (
      select event_id,
        count(*) filter (where state in ('placed', 'offered', 'attended'))::int as taken,
        count(*) filter (where state = 'waiting')::int as waiting,
        count(distinct agency_id) filter (where state in ('placed', 'offered', 'attended'))::int as agencies
      from booking where event_id = any(${ids}) and state <> 'cancelled' group by event_id
    ) b on b.event_id = i.id`.execute(tx);
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}
