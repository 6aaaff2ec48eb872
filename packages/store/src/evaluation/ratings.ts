import type { CourseId } from '@trellis/core';
import type { KeptRating, RatedItem } from '@trellis/core/evaluation';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';

/** Adds what was rated to an answer. */
export async function addRatings(binding: Binding, key: number, ratings: readonly KeptRating[]): Promise<void> {
  if (ratings.length === 0) return;
  const { tx, partnershipId } = binding;
  const ids = await itemIds(
    binding,
    ratings.map(({ item }) => item),
  );
  await tx
    .insertInto('evaluation_rating')
    .values(
      ratings.map(({ item, rank, isThinkingBack }) => ({
        partnership_id: partnershipId,
        answer: key,
        item: ids.get(nameOf(item))!,
        rank,
        is_thinking_back: isThinkingBack,
      })),
    )
    .execute();
}

/** The rows of what is rated; they are made where missing, and put in the newest words. */
async function itemIds(
  { tx, partnershipId }: Binding,
  items: readonly RatedItem[],
): Promise<ReadonlyMap<string, number>> {
  const given = [...new Map(items.map((item) => [nameOf(item), item])).values()].map((item) => ({
    form_id: item.formId,
    rated_key: item.key,
    course_id: item.courseId,
    ranks: item.labels.length,
    title: item.title,
    labels: item.labels,
  }));
  const columns = {
    form_id: 'text',
    rated_key: 'text',
    course_id: 'text',
    ranks: 'int',
    title: 'text',
    labels: 'text[]',
  };
  const names = sql`form_id, rated_key, course_id, ranks, title, labels`;
  await sql`
    insert into evaluation_item (partnership_id, ${names})
    select ${partnershipId}, ${names} from ${incoming(given, columns)} g order by form_id, rated_key, course_id, ranks
    on conflict do nothing`.execute(tx);
  const isSame = sql`i.form_id = g.form_id and i.rated_key = g.rated_key and i.course_id is not distinct from g.course_id and i.ranks = g.ranks`;
  await sql`
    update evaluation_item i set title = g.title, labels = g.labels from ${incoming(given, columns)} g
    where ${isSame} and (i.title, i.labels) is distinct from (g.title, g.labels)`.execute(tx);
  const { rows } = await sql<{
    id: number;
    form_id: string;
    rated_key: string;
    course_id: CourseId | null;
    ranks: number;
  }>`
    select i.id, i.form_id, i.rated_key, i.course_id, i.ranks from evaluation_item i join ${incoming(given, columns)} g on ${isSame}`.execute(
    tx,
  );
  return new Map(rows.map((row) => [JSON.stringify([row.form_id, row.rated_key, row.course_id, row.ranks]), row.id]));
}

function nameOf({ formId, key, courseId, labels }: RatedItem): string {
  return JSON.stringify([formId, key, courseId ?? null, labels.length]);
}
