import { sql, type RawBuilder } from 'kysely';

/** The columns of sums, in the order of {@link sumsOf}. */
export const SUMS = sql.raw(
  'pairs, thought_back, before, before_squares, after, after_squares, gain_squares, better, worse, unmet, counts',
);

/**
 * Ratings of the same people on the same thing before, and after or some months later, in named answers: one row for each, with `event_id`,
 * `agency_id`, `booking_id`, `stage`, `item`, `before`, `after` and `is_back`.
 *
 * @param condition - on the answer, `a`
 */
export function pairsWhere(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select a.event_id, a.agency_id, a.booking_id, a.stage, r.item, coalesce(rb.rank, rt.rank)::int as before, r.rank::int as after,
      rb.rank is null as is_back
    from evaluation_answer a
    join evaluation_rating r on r.answer = a.key and not r.is_thinking_back
    left join evaluation_answer b on b.booking_id = a.booking_id and b.stage = 'before'
    left join evaluation_rating rb on rb.answer = b.key and rb.item = r.item and not rb.is_thinking_back
    left join evaluation_answer f on f.booking_id = a.booking_id and f.stage = 'after'
    left join evaluation_rating rt on rt.answer = f.key and rt.item = r.item and rt.is_thinking_back
    where a.stage in ('after', 'follow-up') and a.booking_id is not null and coalesce(rb.rank, rt.rank) is not null and ${condition}`;
}

/**
 * Sums over rows of {@link pairsWhere}, one for each group and item and one, item 0, for all items of a group.
 *
 * @param pairs - the name of the query with the pairs
 * @param group - columns of it, comma-separated
 */
export function sumsOf(pairs: string, group: string): RawBuilder<unknown> {
  const [from, by] = [sql.raw(pairs), sql.raw(group)];
  const sums = sql.raw(`
    count(*)::int as pairs, (count(*) filter (where is_back))::int as thought_back,
    sum(before)::int as before, sum(before * before)::int as before_squares,
    sum(after)::int as after, sum(after * after)::int as after_squares`);
  const kinds = sql.raw(`
    (count(*) filter (where after > before))::int as better, (count(*) filter (where after < before))::int as worse,
    (count(*) filter (where after = 1 or after < before))::int as unmet`);
  const wide = sql.raw(
    group
      .split(', ')
      .map((column) => `w.${column}`)
      .join(', '),
  );
  const same = sql.raw(
    group
      .split(', ')
      .map((column) => `w.${column} = m.${column}`)
      .join(' and '),
  );
  return sql`
    select ${by}, item, ${sums}, sum((after - before) * (after - before))::bigint as gain_squares, ${kinds}, '{}'::int[] as counts
    from ${from} group by ${by}, item
    union all
    select ${wide}, 0, w.pairs, w.thought_back, w.before, w.before_squares, w.after, w.after_squares, m.squares, w.better, w.worse, w.unmet,
      array[m.people]
    from (select ${by}, ${sums}, ${kinds} from ${from} group by ${by}) w
    join (
      select ${by}, count(*)::int as people, sum(gain * gain)::bigint as squares from (
        select ${by}, booking_id, round(avg(after - before) * 1000)::bigint as gain from ${from} group by ${by}, booking_id
      ) person group by ${by}
    ) m on ${same}`;
}

/**
 * How many gave each rank to what is rated once, in the same columns.
 *
 * @param pairs - the name of the query with the pairs: what stands there is rated twice
 * @param same - what else of a pair, `p`, has to be the same as of the answer, `a`
 * @param answers - where the answers come from
 */
export function ratedWhere(
  condition: RawBuilder<unknown>,
  group: string,
  pairs: string,
  same = '',
  answers = 'evaluation_answer',
): RawBuilder<unknown> {
  const by = sql.raw(group);
  const ranks = sql.raw(
    Array.from({ length: 10 }, (_, index) => `(count(*) filter (where r.rank = ${index + 1}))::int`).join(', '),
  );
  return sql`
    select ${by}, r.item, 0, 0, 0, 0, 0, 0, 0::bigint, 0, 0, 0, array[${ranks}]
    from ${sql.raw(answers)} a
    join evaluation_rating r on r.answer = a.key and not r.is_thinking_back
    join evaluation_item i on i.id = r.item and i.course_id is null
    where a.stage <> 'before' and a.booking_id is not null and ${condition}
      and not exists (select from ${sql.raw(pairs)} p where p.item = r.item and p.stage = a.stage ${sql.raw(same)})
    group by ${by}, r.item`;
}
