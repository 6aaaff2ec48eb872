import type { GroupSums, SumsWanted } from '@trellis/core/evaluation';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { pairsWhere, ratedWhere, sumsOf } from './pairs.ts';
import { monthsIn, RATINGS } from './months.ts';
import { eventIn, groupOfEvent, hasWholeMonths, isByAgency, isOfMonths, lotsIn } from './scope.ts';

const TOTALS = sql.raw(`
  sum(c.pairs)::int as pairs, sum(c.thought_back)::int as thought_back, sum(c.before)::int as before, sum(c.before_squares)::int as before_squares,
  sum(c.after)::int as after, sum(c.after_squares)::int as after_squares, sum(c.gain_squares)::bigint as gain_squares, sum(c.better)::int as better,
  sum(c.worse)::int as worse, sum(c.unmet)::int as unmet,
  array[${Array.from({ length: 10 }, (_, index) => `sum(coalesce(c.counts[${index + 1}], 0))`).join(', ')}]::int[] as counts`);

const SUMMED = sql.raw(RATINGS.map((column) => `a.${column}`).join(', '));

/** Sums by group, stage and item: of lots, or of all named answers there are. */
export async function sums(binding: Binding, wanted: SumsWanted): Promise<readonly GroupSums[]> {
  const { rows } = await sql<GroupSums>`
    select c."group", c.stage, c.item, ${TOTALS} from (${cells(binding, wanted)}) c
    where ${wanted.isWhole ? sql`c.item = 0` : sql`true`} and ${wanted.stage === undefined ? sql`true` : sql`c.stage = ${wanted.stage}`}
    group by c."group", c.stage, c.item order by c."group", c.stage, c.item`.execute(binding.tx);
  return rows;
}

function cells(binding: Binding, wanted: SumsWanted): RawBuilder<unknown> {
  const { scope, by, isWhole } = wanted;
  if (wanted.of === 'lots')
    return sql`select l."group", l.stage, d.* from (${lotsIn(scope, by, wanted)}) l
      join evaluation_lot_cell d on d.lot_id = l.id ${isWhole ? sql`and d.item = 0` : sql``}`;
  const condition = eventIn(scope, binding.timeZone);
  if (!isByAgency(by, scope))
    return sql`select ${groupOfEvent(by, binding.timeZone)} as "group", t.* from evaluation_tally t
      join event e on e.id = t.event_id where ${condition} ${isWhole ? sql`and t.item = 0` : sql``}`;
  const ofAgency = [
    ...(scope.agencyId === undefined ? [] : [sql`a.agency_id = ${scope.agencyId}`]),
    ...(scope.agencyKind === undefined ? [] : [sql`g.kind = ${scope.agencyKind}`]),
  ];
  const within = ofAgency.length === 0 ? sql`true` : sql.join(ofAgency, sql` and `);
  const shown = by === 'agency' ? sql`g.id` : by === 'agency-kind' ? sql`g.kind` : sql`''::text`;
  if (isWhole && wanted.stage === 'after' && isOfMonths(by, scope))
    return sql`
      select ${shown} as "group", a.stage, a.item, ${SUMMED}, a.counts from evaluation_agency_tally a join agency g on g.id = a.agency_id
      where ${within} and a.item = 0 and a.month_on >= ${scope.from ?? '-infinity'}::date and a.month_on <= ${scope.to ?? 'infinity'}::date
        and not exists (select from evaluation_month m where m.month_on = a.month_on)
      union all
      select ${shown}, 'after', 0, ${SUMMED}, array[a.people] from (${monthsIn(scope)}) a join agency g on g.id = a.agency_id where a.people > 0 and ${within}`;
  if (hasWholeMonths(scope))
    return sql`select ${shown} as "group", a.* from evaluation_agency_tally a join agency g on g.id = a.agency_id
      where ${within} ${isWhole ? sql`and a.item = 0` : sql``}
        ${scope.courseId === undefined ? sql`` : sql`and a.course_id = ${scope.courseId}`}
        ${scope.from === undefined ? sql`` : sql`and a.month_on >= ${scope.from}::date`}
        ${scope.to === undefined ? sql`` : sql`and a.month_on <= ${scope.to}::date`}`;
  // What no roll-up has is added up from the answers.
  const own = sql`exists (select from agency g where g.id = a.agency_id and ${within})
    and a.event_id in (select e.id from event e where ${condition})`;
  return sql`
    select ${shown} as "group", t.* from (
      with p as materialized (${pairsWhere(own)})
      ${sumsOf('p', 'agency_id, stage')} union all ${ratedWhere(own, 'a.agency_id, a.stage', 'p')}
    ) t join agency g on g.id = t.agency_id`;
}
