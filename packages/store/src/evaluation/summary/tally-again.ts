import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { monthOf } from './months.ts';
import { pairsWhere, ratedWhere, sumsOf, SUMS } from './pairs.ts';

/** What is kept of each event in evaluation_tally, as all named answers say it: `event_id`, `stage`, `item` and the sums. */
export function tallyOfEvents(): RawBuilder<unknown> {
  const all = sql`true`;
  return sql`
    with p as materialized (${pairsWhere(all)})
    select t.* from (
      ${sumsOf('p', 'event_id, stage')}
      union all
      ${ratedWhere(all, 'a.event_id, a.stage', 'p', 'and p.event_id = a.event_id')}
    ) t`;
}

/** What is kept of each agency in evaluation_agency_tally: `agency_id`, `course_id`, `month_on`, `stage`, `item` and the sums. */
export function tallyOfAgencies(where: Pick<Binding, 'timeZone'>): RawBuilder<unknown> {
  const all = sql`true`;
  return sql`
    with p as materialized (
      select x.*, e.course_id, ${monthOf(where)} as month_on from (${pairsWhere(all)}) x join event e on e.id = x.event_id
    ), a as materialized (
      select y.key, y.stage, y.booking_id, y.agency_id, e.course_id, ${monthOf(where)} as month_on
      from evaluation_answer y join event e on e.id = y.event_id
    )
    select t.* from (
      ${sumsOf('p', 'agency_id, course_id, month_on, stage')}
      union all
      ${ratedWhere(
        all,
        'a.agency_id, a.course_id, a.month_on, a.stage',
        'p',
        'and p.agency_id = a.agency_id and p.course_id = a.course_id and p.month_on = a.month_on',
        'a',
      )}
    ) t`;
}

/** Adds up all named answers anew and counts anew who was asked, for whoever wrote answers past the product. */
export async function tallyAgain({
  tx,
  partnershipId,
  timeZone,
}: Pick<Binding, 'tx' | 'partnershipId' | 'timeZone'>): Promise<void> {
  await sql`select evaluation_count_again()`.execute(tx);
  await sql`delete from evaluation_tally`.execute(tx);
  await sql`delete from evaluation_agency_tally`.execute(tx);
  await sql`
    insert into evaluation_tally (partnership_id, event_id, stage, item, ${SUMS})
    select ${partnershipId}::int, t.* from (${tallyOfEvents()}) t`.execute(tx);
  await sql`
    insert into evaluation_agency_tally (partnership_id, agency_id, course_id, month_on, stage, item, ${SUMS})
    select ${partnershipId}::int, t.* from (${tallyOfAgencies({ timeZone })}) t`.execute(tx);
}
