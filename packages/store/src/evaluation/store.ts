import type { BookingId, EventId, PersonId } from '@trellis/core';
import type { EvaluationStore, KeptSheet } from '@trellis/core/evaluation';
import type { NoticeAsked } from '@trellis/core/notices';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { createNoticesStore } from '../notices/store.ts';
import { addBallot, answers, saveAnswer } from './answers.ts';
import { createForms } from './forms.ts';
import { createRuns } from './runs.ts';
import { answeredBookings, listSheets } from './lists.ts';
import { summaryPart } from './summary/store.ts';

/** Forms, sheets and answers of one partnership. */
export function createEvaluationStore(binding: Binding): EvaluationStore {
  const { tx, partnershipId } = binding;
  return {
    ...createForms(binding),
    ...createRuns(binding),
    ...summaryPart(binding),
    async lockBooking(id) {
      await sql`select from booking where id = ${id} for no key update`.execute(tx);
    },
    async sheets(bookingIds) {
      if (bookingIds.length === 0) return [];
      const rows = await tx
        .selectFrom('evaluation_sheet')
        .selectAll()
        .where('booking_id', 'in', bookingIds)
        .orderBy('booking_id')
        .orderBy('stage')
        .execute();
      return rows.map((row): KeptSheet => ({
        bookingId: row.booking_id as BookingId,
        stage: row.stage,
        eventId: row.event_id as EventId,
        state: row.state,
        ...(row.at !== null && { at: row.at }),
      }));
    },
    async saveSheet({ bookingId, stage, eventId, state, at }) {
      const content = { state, at: at ?? null };
      await tx
        .insertInto('evaluation_sheet')
        .values({ partnership_id: partnershipId, booking_id: bookingId, stage, event_id: eventId, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'booking_id', 'stage']).doUpdateSet(content))
        .execute();
    },
    async managersOf(bookingId) {
      const { rows } = await sql<{ person_id: PersonId }>`
        select person_id from evaluation_managers(${bookingId}) order by person_id`.execute(tx);
      return rows.map((row) => row.person_id);
    },
    listSheets: (personId, page) => listSheets(binding, personId, page),
    answers: (bookingIds) => answers(binding, bookingIds),
    saveAnswer: (answer) => saveAnswer(binding, answer),
    addBallot: (ballot) => addBallot(binding, ballot),
    answeredBookings: (personId, page, readBy) => answeredBookings(binding, personId, page, readBy),
    async forgetTexts(today) {
      await sql`delete from evaluation_text where forget_on <= ${today}::date`.execute(tx);
    },
    askPeople: (at, today) => askPeople(binding, at, today),
  };
}

async function askPeople(binding: Binding, at: string, today: string): Promise<number> {
  const { rows } = await sql<{ booking_id: BookingId; person_id: PersonId; kind: NoticeAsked['kind']; number: number }>`
    select * from evaluation_to_ask(${at}::timestamptz, ${today}::date)`.execute(binding.tx);
  await createNoticesStore(binding).enqueue(
    rows.map((row) => ({
      kind: row.kind,
      personId: row.person_id,
      bookingId: row.booking_id,
      sequence: row.number,
    })),
  );
  return rows.length;
}
