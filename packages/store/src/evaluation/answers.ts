import { randomInt, randomUUID } from 'node:crypto';
import type { AgencyId, BookingId, CourseId, EventId, PersonId } from '@trellis/core';
import type { EvaluationStore, FormStage, KeptContent, NamedAnswer } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { addRatings } from './ratings.ts';

type Ballot = Parameters<EvaluationStore['addBallot']>[0];

/** Keys are random: nothing is to be read from their order. */
const newKey = (): number => randomInt(1, 2 ** 48 - 1);

interface AnswerRow {
  readonly key: number;
  readonly event_id: EventId;
  readonly stage: FormStage;
  readonly form_id: string;
  readonly booking_id: BookingId;
  readonly person_id: PersonId;
  readonly agency_id: AgencyId;
  readonly answered_at: string;
  readonly changed_at: string;
  readonly shares_plan: boolean;
  readonly talk_on: string | null;
}

/** Answers to named forms of these bookings. */
export async function answers({ tx }: Binding, bookingIds: readonly BookingId[]): Promise<readonly NamedAnswer[]> {
  if (bookingIds.length === 0) return [];
  const { rows } = await sql<AnswerRow>`
    select a.*, r.form_id from evaluation_answer a join evaluation_run r on r.event_id = a.event_id
    where a.booking_id = any(${bookingIds}) order by a.booking_id, a.stage`.execute(tx);
  const keys = rows.map(({ key }) => key);
  if (keys.length === 0) return [];
  const { rows: ratings } = await sql<{
    answer: number;
    rank: number;
    is_thinking_back: boolean;
    form_id: string;
    rated_key: string;
    course_id: CourseId | null;
    title: string;
    labels: string[];
  }>`
    select g.answer, g.rank, g.is_thinking_back, i.form_id, i.rated_key, i.course_id, i.title, i.labels
    from evaluation_rating g join evaluation_item i on i.id = g.item
    where g.answer = any(${keys}) order by g.answer, g.item, g.is_thinking_back`.execute(tx);
  const choices = await tx
    .selectFrom('evaluation_choice')
    .selectAll()
    .where('answer', 'in', keys)
    .orderBy('choice_id')
    .execute();
  const texts = await tx
    .selectFrom('evaluation_text')
    .selectAll()
    .where('answer', 'in', keys)
    .orderBy('item_id')
    .execute();
  const ratingsOf = Map.groupBy(ratings, ({ answer }) => answer);
  const choicesOf = Map.groupBy(choices, ({ answer }) => answer);
  const textsOf = Map.groupBy(texts, ({ answer }) => answer);
  return rows.map((row) => ({
    key: row.key,
    eventId: row.event_id,
    stage: row.stage,
    formId: row.form_id,
    bookingId: row.booking_id,
    personId: row.person_id,
    agencyId: row.agency_id,
    answeredAt: row.answered_at,
    changedAt: row.changed_at,
    sharesPlan: row.shares_plan,
    ...(row.talk_on !== null && { talkOn: row.talk_on }),
    ratings: (ratingsOf.get(row.key) ?? []).map((rated) => ({
      item: {
        formId: rated.form_id,
        key: rated.rated_key,
        ...(rated.course_id !== null && { courseId: rated.course_id }),
        title: rated.title,
        labels: rated.labels,
      },
      rank: rated.rank,
      isThinkingBack: rated.is_thinking_back,
    })),
    choices: Object.fromEntries(
      [...Map.groupBy(choicesOf.get(row.key) ?? [], ({ item_id }) => item_id)].map(([itemId, chosen]) => [
        itemId,
        chosen.map(({ choice_id }) => choice_id),
      ]),
    ),
    texts: (textsOf.get(row.key) ?? []).map((text) => ({
      itemId: text.item_id,
      words: text.words,
      isPlan: text.is_plan,
    })),
  }));
}

/** Adds an answer to a named form, or replaces what it holds under the same key. */
export async function saveAnswer(binding: Binding, answer: Omit<NamedAnswer, 'key'> & KeptContent): Promise<number> {
  const { tx, partnershipId } = binding;
  const changing = {
    person_id: answer.personId,
    changed_at: answer.changedAt,
    shares_plan: answer.sharesPlan,
    talk_on: answer.talkOn ?? null,
  };
  const { key } = await tx
    .insertInto('evaluation_answer')
    .values({
      partnership_id: partnershipId,
      key: newKey(),
      event_id: answer.eventId,
      stage: answer.stage,
      booking_id: answer.bookingId,
      agency_id: answer.agencyId,
      answered_at: answer.answeredAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'booking_id', 'stage']).doUpdateSet(changing))
    .returning('key')
    .executeTakeFirstOrThrow();
  await sql`delete from evaluation_rating where answer = ${key}`.execute(tx);
  await sql`delete from evaluation_choice where answer = ${key}`.execute(tx);
  // Words that stay the same keep their row, and with it how they were tagged.
  const written = answer.texts.map(({ itemId, words }) => ({ item_id: itemId, words }));
  await sql`
    delete from evaluation_text t where t.answer = ${key} and not exists (
      select from ${incoming(written, { item_id: 'text', words: 'text' })} g where g.item_id = t.item_id and g.words = t.words)`.execute(
    tx,
  );
  const known = await tx.selectFrom('evaluation_text').select('item_id').where('answer', '=', key).execute();
  const kept = new Set(known.map(({ item_id }) => item_id));
  await addContent(binding, key, { ...answer, texts: answer.texts.filter(({ itemId }) => !kept.has(itemId)) }, key);
  return key;
}

/** Drops an anonymous answer, and puts all of its event in a new random order: neither where a row lies nor what wrote it tells whose it is. */
export async function addBallot(binding: Binding, ballot: Ballot): Promise<number> {
  const { tx, partnershipId } = binding;
  const key = newKey();
  await tx
    .insertInto('evaluation_answer')
    .values({
      partnership_id: partnershipId,
      key,
      event_id: ballot.eventId,
      stage: ballot.stage,
      booking_id: null,
      person_id: null,
      agency_id: null,
      answered_at: null,
      changed_at: null,
      shares_plan: false,
      talk_on: null,
    })
    .execute();
  await addContent(binding, key, ballot, null);
  const ofEvent = sql`select key from evaluation_answer where event_id = ${ballot.eventId} and booking_id is null`;
  await reorder(binding, 'evaluation_text', sql`event_id = ${ballot.eventId} and answer is null`);
  await reorder(binding, 'evaluation_choice', sql`answer in (${ofEvent})`);
  await reorder(binding, 'evaluation_rating', sql`answer in (${ofEvent})`);
  await reorder(binding, 'evaluation_answer', sql`event_id = ${ballot.eventId} and booking_id is null`);
  return key;
}

/** Takes rows out and puts them back whole, in random order, in one statement. */
async function reorder({ tx }: Binding, table: string, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with taken as (delete from ${sql.table(table)} where ${which} returning *)
    insert into ${sql.table(table)} select * from taken order by random()`.execute(tx);
}

async function addContent(
  binding: Binding,
  key: number,
  content: KeptContent & { readonly eventId: EventId; readonly stage: FormStage; readonly formId: string },
  /** Null: words do not lead to what was rated beside them. */
  textsOf: number | null,
): Promise<void> {
  const { tx, partnershipId } = binding;
  await addRatings(binding, key, content.ratings);
  const chosen = Object.entries(content.choices).flatMap(([item_id, ids]) =>
    ids.map((choice_id) => ({ partnership_id: partnershipId, answer: key, item_id, choice_id })),
  );
  if (chosen.length > 0) await tx.insertInto('evaluation_choice').values(chosen).execute();
  if (content.texts.length > 0)
    await tx
      .insertInto('evaluation_text')
      .values(
        content.texts.map(({ itemId, words, isPlan }) => ({
          partnership_id: partnershipId,
          id: randomUUID(),
          event_id: content.eventId,
          stage: content.stage,
          form_id: content.formId,
          item_id: itemId,
          answer: textsOf,
          words,
          is_plan: isPlan,
          forget_on: content.forgetOn,
        })),
      )
      .execute();
}
