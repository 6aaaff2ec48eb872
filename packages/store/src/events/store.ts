import type { EventId } from '@trellis/core';
import type { EventsStore } from '@trellis/core/events';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { counts, list } from './list.ts';
import { notesPart } from './notes.ts';
import { columnsOf, eventOf } from './record.ts';

/** The runs of one partnership's courses. */
export function createEventsStore(binding: Binding): EventsStore {
  const { tx, partnershipId } = binding;
  return {
    async lock(id) {
      const row = await tx.selectFrom('event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      return row && eventOf(row);
    },
    async event(id) {
      const row = await tx.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst();
      return row && eventOf(row);
    },
    list: (filter, page) => list(binding, filter, page),
    counts: (ids) => counts(binding, ids),
    async hasPlace(id, personId) {
      const { rows } = await sql`
        select from booking where event_id = ${id} and person_id = ${personId} and state in ('placed', 'attended')`.execute(
        tx,
      );
      return rows.length > 0;
    },
    async events(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .selectFrom('event')
        .selectAll()
        .where('id', '=', sql<string>`any(${ids})`)
        .orderBy('starts_at')
        .orderBy('id')
        .execute();
      return rows.map(eventOf);
    },
    async save(event) {
      const columns = columnsOf(event);
      const values = {
        ...columns,
        content: json(columns.content),
        moved_from: json(columns.moved_from),
        delivery: columns.delivery && json(columns.delivery),
      };
      await tx
        .insertInto('event')
        .values({ partnership_id: partnershipId, id: event.id, ...values })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(values))
        .execute();
    },
    ...notesPart(binding),
    async setAllottedAt(id, at) {
      await tx.updateTable('event').set({ allotted_at: at }).where('id', '=', id).execute();
    },
    async setTendAt(id, at) {
      await sql`update event set tend_at = ${at ?? null}::timestamptz
        where id = ${id} and tend_at is distinct from ${at ?? null}::timestamptz`.execute(tx);
    },
    async toTend(now, limit, after) {
      const isLater =
        after === undefined ? sql`true` : sql`(tend_at, id) > (${after.tendAt}::timestamptz, ${after.id})`;
      const { rows } = await sql<{ id: EventId; tendAt: string }>`
        select id, tend_at as "tendAt" from event where tend_at <= ${now}::timestamptz and ${isLater}
        order by tend_at, id limit ${limit}`.execute(tx);
      return rows;
    },
  };
}

/** A value for a column of JSON, of which PostgreSQL would else make an array of its own. */
function json<Value>(value: Value) {
  return sql<Value>`${JSON.stringify(value)}::json`;
}
