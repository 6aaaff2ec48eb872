import type { EventId, PersonId } from '@trellis/core';
import type { EventNote, EventsStore } from '@trellis/core/events';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { EventNoteTable } from './table.ts';

/** What trainers told the coordinator of a day. */
export function notesPart(binding: Binding): Pick<EventsStore, 'notes' | 'note' | 'saveNote' | 'forgetNotes'> {
  const { tx, partnershipId } = binding;
  return {
    async notes({ eventId, personId, isOpen }, page) {
      const conditions = [sql`event_id = ${eventId}`];
      if (personId !== undefined) conditions.push(sql`person_id = ${personId}`);
      if (isOpen !== undefined) conditions.push(sql`(closed_at is null) = ${isOpen}`);
      const last = sql`select written_at, id from event_note where ${sql.join(conditions, sql` and `)} and id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(written_at, id) < (${last})`;
      const { rows } = await sql<Selectable<EventNoteTable>>`
        select * from event_note where ${sql.join(conditions, sql` and `)} and ${after}
        order by written_at desc, id desc limit ${page.limit + 1}`.execute(tx);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), noteOf);
    },
    async note(id) {
      const row = await tx.selectFrom('event_note').selectAll().where('id', '=', id).executeTakeFirst();
      return row && noteOf(row);
    },
    async saveNote({ id, eventId, personId, text, writtenAt, closedAt }) {
      const told = { text, closed_at: closedAt ?? null };
      await tx
        .insertInto('event_note')
        .values({
          partnership_id: partnershipId,
          id,
          event_id: eventId,
          person_id: personId,
          written_at: writtenAt,
          ...told,
        })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(told))
        .execute();
    },
    async forgetNotes(before) {
      await tx.deleteFrom('event_note').where('written_at', '<', before).execute();
    },
  };
}

function noteOf(row: Selectable<EventNoteTable>): EventNote {
  return {
    id: row.id,
    eventId: row.event_id as EventId,
    personId: row.person_id as PersonId,
    text: row.text,
    writtenAt: row.written_at,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  };
}
