import type { GroupRate, SummaryScope, SumsWanted } from '@trellis/core/evaluation';
import { SMALL_NUMBERS_BOUNDS } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../../binding.ts';
import { ADDED, COUNTED, eventsAsked, monthOf, monthsIn } from './months.ts';
import { eventIn, groupOfEvent, isByAgency, isOfMonths, lotsIn } from './scope.ts';

/** How many were asked, answered and declined: of lots, or of all named forms there are. */
export async function rates(binding: Binding, wanted: SumsWanted): Promise<readonly GroupRate[]> {
  return wanted.of === 'lots' ? await ratesOfLots(binding, wanted) : await ratesNow(binding, wanted);
}

async function ratesOfLots({ tx }: Binding, wanted: SumsWanted): Promise<readonly GroupRate[]> {
  const { rows } = await sql<GroupRate & { fewest: number | null }>`
    select l."group", l.stage, sum(l.asked)::int as asked, sum(l.answered)::int as answered, sum(l.declined)::int as declined,
      min(l.least_declined)::int as fewest, max(l.released_at) as "releasedAt"
    from (${lotsIn(wanted.scope, wanted.by, wanted)}) l group by l."group", l.stage order by l."group", l.stage`.execute(
    tx,
  );
  return rows.map(({ fewest, ...row }) => ({
    ...row,
    isDeclinedTold: fewest === null || fewest >= SMALL_NUMBERS_BOUNDS.least,
  }));
}

/** Who was asked once a stage has opened; who answered or declined, of those. Months that are added up are read as such. */
async function ratesNow(binding: Binding, { scope, by }: SumsWanted): Promise<readonly GroupRate[]> {
  const hasKind = by === 'agency-kind' || scope.agencyKind !== undefined;
  const group = by === 'agency' ? sql`c.agency_id` : by === 'agency-kind' ? sql`g.kind` : sql`e."group"`;
  const within = sql.join(
    [
      isByAgency(by, scope) ? sql`c.agency_id <> ''` : sql`c.agency_id = ''`,
      ...(scope.agencyId === undefined ? [] : [sql`c.agency_id = ${scope.agencyId}`]),
      ...(scope.agencyKind === undefined ? [] : [sql`g.kind = ${scope.agencyKind}`]),
    ],
    sql` and `,
  );
  const ofKind = hasKind ? sql`join agency g on g.id = c.agency_id` : sql``;
  const hasMonths = isOfMonths(by, scope);
  const { rows } = await sql<Omit<GroupRate, 'isDeclinedTold'>>`
    with e as materialized (
      ${eventsAsked(binding, groupOfEvent(by, binding.timeZone))} and ${eventIn(scope, binding.timeZone)}
        ${hasMonths ? sql`and not exists (select from evaluation_month m where m.month_on = ${monthOf(binding)})` : sql``}
    ), asked as (
      select ${group} as "group", ${COUNTED} from e join evaluation_asked c on c.event_id = e.id ${ofKind} where ${within} group by 1
      ${
        hasMonths
          ? sql`union all select ${by === 'nothing' ? sql`''::text` : group}, ${ADDED} from (${monthsIn(scope)}) c ${ofKind} where ${within} group by 1`
          : sql``
      }
    )
    select q."group", s.stage, sum(s.asked)::int as asked, sum(s.answered)::int as answered, sum(s.declined)::int as declined from asked q
    cross join lateral (values
      ('before', q.before_asked, q.before_answered, q.before_declined), ('after', q.after_asked, q.after_answered, q.after_declined),
      ('follow-up', q.later_asked, q.later_answered, q.later_declined), ('manager', q.manager_asked, q.manager_answered, q.manager_declined)
    ) s (stage, asked, answered, declined)
    group by q."group", s.stage having sum(s.asked) > 0 order by q."group", s.stage`.execute(binding.tx);
  return rows.map((row) => ({ ...row, isDeclinedTold: true }));
}

/** How many answers of a scope wait to be released, by stage. */
export async function waiting(
  { tx, timeZone }: Binding,
  scope: SummaryScope,
): Promise<readonly { readonly stage: GroupRate['stage']; readonly answers: number }[]> {
  const { rows } = await sql<{ stage: GroupRate['stage']; answers: number }>`
    select a.stage, count(*)::int as answers from evaluation_answer a join event e on e.id = a.event_id
    where a.lot_id is null and ${eventIn(scope, timeZone)}
      ${scope.agencyId === undefined ? sql`` : sql`and a.agency_id = ${scope.agencyId}`}
    group by a.stage order by a.stage`.execute(tx);
  return rows;
}
