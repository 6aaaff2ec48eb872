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

/**
 * Counted where each stands closest together: who was asked in bookings, who answered in sheets by event or in answers by agency, and the few who
 * declined apart.
 */
async function ratesNow({ tx, timeZone, now }: Binding, { scope, by }: SumsWanted): Promise<readonly GroupRate[]> {
  const ofAgency = (agency: string): RawBuilder<string> =>
    by === 'agency' ? sql.ref(agency) : by === 'agency-kind' ? sql`g.kind` : sql`e."group"`;
  const hasKind = by === 'agency-kind' || scope.agencyKind !== undefined;
  const joined = (agency: string) => (hasKind ? sql`join agency g on g.id = ${sql.ref(agency)}` : sql``);
  const within = (agency: string) =>
    sql.join(
      [
        sql`true`,
        ...(scope.agencyId === undefined ? [] : [sql`${sql.ref(agency)} = ${scope.agencyId}`]),
        ...(scope.agencyKind === undefined ? [] : [sql`g.kind = ${scope.agencyKind}`]),
      ],
      sql` and `,
    );
  const answered = isByAgency(by, scope)
    ? sql`select ${ofAgency('a.agency_id')} as "group", a.stage, count(*)::int as sheets from e join evaluation_answer a on a.event_id = e.id
        ${joined('a.agency_id')} where a.agency_id is not null and ${within('a.agency_id')} group by 1, 2`
    : sql`select e."group", h.stage, sum(h.sheets)::int as sheets from e
        join (select event_id, stage, count(*)::int as sheets from evaluation_sheet group by event_id, stage) h on h.event_id = e.id group by 1, 2`;
  // Sheets by event hold who declined as well; answers by agency do not.
  const less = isByAgency(by, scope) ? sql`0` : sql`coalesce(d.declined, 0)`;
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
      select ${ofAgency('k.agency_id')} as "group", (count(*) filter (where e.has_before))::int as before,
        (count(*) filter (where e.has_after and k.state = 'attended'))::int as after,
        (count(*) filter (where e.has_later and k.state = 'attended'))::int as later,
        (count(*) filter (where e.has_manager and k.state = 'attended'))::int as manager
      from e join booking k on k.event_id = e.id and k.state in ('placed', 'attended', 'absent')
      ${joined('k.agency_id')} where ${within('k.agency_id')} group by 1
    ), answered as (${answered}), declined as (
      select ${ofAgency('k.agency_id')} as "group", h.stage, count(*)::int as declined from e
      join evaluation_sheet h on h.event_id = e.id and h.state = 'declined'
      join booking k on k.id = h.booking_id ${joined('k.agency_id')} where ${within('k.agency_id')} group by 1, 2
    )
    select q."group", s.stage, s.asked, coalesce(w.sheets, 0) - ${less} as answered, coalesce(d.declined, 0) as declined
    from asked q
    cross join lateral (values ('before', q.before), ('after', q.after), ('follow-up', q.later), ('manager', q.manager)) s (stage, asked)
    left join answered w on w."group" = q."group" and w.stage = s.stage
    left join declined d on d."group" = q."group" and d.stage = s.stage
    where s.asked > 0 order by q."group", s.stage`.execute(tx);
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
