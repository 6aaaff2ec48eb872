import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './year.ts';

/** One line of the obvious answer: who was asked and answered afterwards, how many pairs of ratings there are, and the mean gain. */
export interface ObviousLine {
  readonly group: string;
  readonly asked: number;
  readonly answered: number;
  readonly pairs: number;
  readonly gain: number;
}

/** What one would ask of the answers themselves: bookings and sheets for the rate, ratings before and after of the same booking for the gain. */
export async function obvious(tx: Tx, by: 'course' | 'agency'): Promise<readonly ObviousLine[]> {
  const group: RawBuilder<string> = by === 'course' ? sql`e.course_id` : sql`k.agency_id`;
  const { rows } = await sql<ObviousLine>`
    with rate as (
      select ${group} as "group", count(*)::int as asked, count(s.booking_id)::int as answered
      from booking k join event e on e.id = k.event_id
      left join evaluation_sheet s on s.booking_id = k.id and s.stage = 'after' and s.state = 'answered'
      where k.state = 'attended' group by 1
    ), gain as (
      select ${group} as "group", count(*)::int as pairs, avg(r.rank - q.rank)::float8 as gain
      from evaluation_answer a join booking k on k.id = a.booking_id join event e on e.id = a.event_id
      join evaluation_answer b on b.booking_id = a.booking_id and b.stage = 'before'
      join evaluation_rating r on r.answer = a.key and not r.is_thinking_back
      join evaluation_rating q on q.answer = b.key and q.item = r.item and not q.is_thinking_back
      where a.stage = 'after' group by 1
    )
    select * from rate left join gain using ("group") order by 1`.execute(tx);
  return rows;
}
