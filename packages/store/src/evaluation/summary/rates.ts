import type { GroupRate, SummaryScope, SumsWanted } from '@trellis/core/evaluation';
import { SMALL_NUMBERS_BOUNDS } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { eventIn, groupOfEvent, isByAgency, lotsIn } from './scope.ts';

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

/** Who was asked once a stage has opened; who answered or declined, of those. */
async function ratesNow({ tx, timeZone, now }: Binding, { scope, by }: SumsWanted): Promise<readonly GroupRate[]> {
  const hasKind = by === 'agency-kind' || scope.agencyKind !== undefined;
  const group = by === 'agency' ? sql`c.agency_id` : by === 'agency-kind' ? sql`g.kind` : sql`e."group"`;
  const within = [
    isByAgency(by, scope) ? sql`c.agency_id <> ''` : sql`c.agency_id = ''`,
    ...(scope.agencyId === undefined ? [] : [sql`c.agency_id = ${scope.agencyId}`]),
    ...(scope.agencyKind === undefined ? [] : [sql`g.kind = ${scope.agencyKind}`]),
  ];
  const { rows } = await sql<Omit<GroupRate, 'isDeclinedTold'>>`
    with e as materialized (
      select e.id, ${groupOfEvent(by, timeZone)} as "group", 'before' = any(r.stages) as has_before,
        'after' = any(r.stages) and r.after_opens_at <= ${now}::timestamptz as has_after,
        'follow-up' = any(r.stages) and r.follow_up_opens_at <= ${now}::timestamptz as has_later,
        'manager' = any(r.stages) and r.follow_up_opens_at <= ${now}::timestamptz as has_manager
      from event e join evaluation_run r on r.event_id = e.id
      where r.naming = 'named' and e.state in ('published', 'closed')
        and ${eventIn(scope, timeZone)}
    ), asked as (
      select ${group} as "group", ${summed('has_before', 'placed', 'before')}, ${summed('has_after', 'attended', 'after')},
        ${summed('has_later', 'attended', 'later')}, ${summed('has_manager', 'attended', 'manager')}
      from e join evaluation_asked c on c.event_id = e.id ${hasKind ? sql`join agency g on g.id = c.agency_id` : sql``}
      where ${sql.join(within, sql` and `)} group by 1
    )
    select q."group", s.stage, s.asked::int, s.answered::int, s.declined::int from asked q
    cross join lateral (values
      ('before', q.before, q.before_answered, q.before_declined), ('after', q.after, q.after_answered, q.after_declined),
      ('follow-up', q.later, q.later_answered, q.later_declined), ('manager', q.manager, q.manager_answered, q.manager_declined)
    ) s (stage, asked, answered, declined)
    where s.asked > 0 order by q."group", s.stage`.execute(tx);
  return rows.map((row) => ({ ...row, isDeclinedTold: true }));
}

function summed(has: string, asked: string, stage: string): RawBuilder<unknown> {
  return sql.raw(
    [asked, `${stage}_answered`, `${stage}_declined`]
      .map((column) => `sum(c.${column}) filter (where e.${has}) as ${column === asked ? stage : column}`)
      .join(', '),
  );
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
