import type { AgencyId } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import { NOT_JUDGED, type AsAt, type PostTotals, type StateCount } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { spansAsAt } from './spans.ts';
import { stateNumber, stateOf } from './states.ts';

/** Whose posts are counted or listed. */
export interface Sighted {
  readonly scope: AgencyScope;
  readonly agencyId?: string | undefined;
  /** Only posts that name this person as manager. */
  readonly managerId?: string | undefined;
}

/** The condition on spans under which somebody may see them. */
export function isSighted({ scope, agencyId, managerId }: Sighted): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (!scope.all)
    conditions.push(sql`agency_key = any(array(select key from agency where id = any(${scope.agencyIds})))`);
  if (agencyId !== undefined) conditions.push(sql`agency_key = (select key from agency where id = ${agencyId})`);
  if (managerId !== undefined) {
    const team = sql`from post o join person p on p.id = o.person_id where o.manager_person_id = ${managerId} and o.known_to = 'infinity'`;
    // The person too, since spans are found by person.
    conditions.push(sql`person_key = any(array(select p.key ${team})) and post_key = any(array(select o.key ${team}))`);
  }
  return sql.join(conditions, sql` and `);
}

/** How many posts are in each state of each requirement, by agency and requirement. */
export async function counts(binding: Binding, at: AsAt, sighted: Sighted): Promise<readonly StateCount[]> {
  const { rows } = await sql<{ agency_id: string; requirement_id: string; state: number; posts: number }>`
    select a.id as agency_id, r.id as requirement_id, s.state, s.posts
    from (
      select agency_key, requirement_key, state, count(*) as posts from ${spansAsAt(binding, at, isSighted(sighted))} each
      group by agency_key, requirement_key, state
    ) s
    join agency a on a.key = s.agency_key
    join requirement r on r.key = s.requirement_key
    order by a.ref, r.id collate "C", s.state`.execute(binding.tx);
  return rows.map((row) => ({
    agencyId: row.agency_id as AgencyId,
    requirement: row.requirement_id,
    state: stateOf(row.state),
    posts: row.posts,
  }));
}

/** How many posts there were on a day, and what their spans add up to. */
export async function totals(binding: Binding, at: AsAt, sighted: Sighted): Promise<PostTotals> {
  const { asAt, knownAt } = at;
  const { scope, agencyId, managerId } = sighted;
  const isMine = sql.join(
    [
      sql`starts_on <= ${asAt}::date and (ends_on is null or ends_on >= ${asAt}::date)`,
      knownAt === undefined
        ? sql`known_to = 'infinity'`
        : sql`known_from <= ${knownAt}::timestamptz and known_to > ${knownAt}::timestamptz`,
      scope.all ? sql`true` : sql`agency_id = any(${scope.agencyIds})`,
      agencyId === undefined ? sql`true` : sql`agency_id = ${agencyId}`,
      managerId === undefined ? sql`true` : sql`manager_person_id = ${managerId}`,
    ],
    sql` and `,
  );
  const overdue = stateNumber('overdue');
  const { rows } = await sql<PostTotals>`
    select (select count(*) from post where ${isMine}) as posts,
      count(*) filter (where requirement_key = (select key from requirement where id = ${NOT_JUDGED})) as "notJudged",
      count(distinct person_key) filter (where state = ${overdue}) as "peopleOverdue",
      count(*) filter (where state <> ${overdue} and due_on between ${asAt}::date and ${asAt}::date + 90) as "dueWithin90Days"
    from ${spansAsAt(binding, at, isSighted(sighted))} s`.execute(binding.tx);
  return rows[0]!;
}
