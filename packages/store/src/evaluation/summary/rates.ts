import type { GroupRate, SummaryScope, SumsWanted } from '@trellis/core/evaluation';
import { SMALL_NUMBERS_BOUNDS } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../../binding.ts';
import { eventCondition, lotsIn, quarterOf, trainersOf } from './scope.ts';

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

async function ratesNow({ tx, timeZone, now }: Binding, { scope, by }: SumsWanted): Promise<readonly GroupRate[]> {
  const on = sql`(e.starts_at at time zone ${timeZone})::date`;
  const group = {
    nothing: sql`''::text`,
    course: sql`e.course_id`,
    version: sql`e.course_id || ' ' || coalesce(e.course_version, '')`,
    event: sql`e.id`,
    trainers: sql`e.trainers`,
    quarter: quarterOf(on),
    agency: sql`k.agency_id`,
    'agency-kind': sql`g.kind`,
  }[by];
  const { rows } = await sql<Omit<GroupRate, 'isDeclinedTold'>>`
    with e as materialized (
      select e.*, r.stages, r.after_opens_at, r.follow_up_opens_at, ${by === 'trainers' ? trainersOf(sql`e.id`) : sql`''`} as trainers
      from event e join evaluation_run r on r.event_id = e.id
      where r.naming = 'named' and e.state in ('published', 'closed')
        and ${eventCondition(scope, { event: 'e.id', course: 'e.course_id', version: 'e.course_version', on })}
    )
    select ${group} as "group", s.stage, count(*)::int as asked, (count(*) filter (where h.state = 'answered'))::int as answered,
      (count(*) filter (where h.state = 'declined'))::int as declined
    from e join booking k on k.event_id = e.id join agency g on g.id = k.agency_id cross join lateral unnest(e.stages) s (stage)
    left join evaluation_sheet h on h.booking_id = k.id and h.stage = s.stage
    where case s.stage when 'before' then k.state in ('placed', 'attended', 'absent')
        when 'after' then k.state = 'attended' and e.after_opens_at <= ${now}::timestamptz
        else k.state = 'attended' and e.follow_up_opens_at <= ${now}::timestamptz end
      ${scope.agencyId === undefined ? sql`` : sql`and k.agency_id = ${scope.agencyId}`}
      ${scope.agencyKind === undefined ? sql`` : sql`and g.kind = ${scope.agencyKind}`}
    group by ${group}, s.stage order by ${group}, s.stage`.execute(tx);
  return rows.map((row) => ({ ...row, isDeclinedTold: true }));
}

/** How many answers of a scope wait to be released, by stage. */
export async function waiting(
  { tx, timeZone }: Binding,
  scope: SummaryScope,
): Promise<readonly { readonly stage: GroupRate['stage']; readonly answers: number }[]> {
  const on = sql`(e.starts_at at time zone ${timeZone})::date`;
  const { rows } = await sql<{ stage: GroupRate['stage']; answers: number }>`
    select a.stage, count(*)::int as answers from evaluation_answer a join event e on e.id = a.event_id
    where a.lot_id is null and ${eventCondition(scope, { event: 'e.id', course: 'e.course_id', version: 'e.course_version', on })}
      ${scope.agencyId === undefined ? sql`` : sql`and a.agency_id = ${scope.agencyId}`}
    group by a.stage order by a.stage`.execute(tx);
  return rows;
}
