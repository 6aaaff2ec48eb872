import type { AgencyId } from '@trellis/core';
import type { Sight } from '@trellis/core/access';
import { NOT_JUDGED, type AsAt, type PostTotals, type StateCount } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { postIsOfTeam, postIsSeen } from '../sight.ts';
import { spansAsAt } from './spans.ts';
import { stateNumber, stateOf } from './states.ts';

/** Whose posts are counted or listed. */
export interface Sighted {
  readonly sight: Sight;
  readonly agencyId?: string | undefined;
}

/** The condition on versions of posts that they were known at a moment; absent: now. */
function isKnown(knownAt: string | undefined): RawBuilder<unknown> {
  return knownAt === undefined
    ? sql`o.known_to = 'infinity'`
    : sql`o.known_from <= ${knownAt}::timestamptz and o.known_to > ${knownAt}::timestamptz`;
}

/**
 * The condition on spans under which somebody may see them.
 *
 * @param knownAt - a manager's team is whoever named her then, as the spans are those of then
 */
export function isSighted({ sight, agencyId }: Sighted, knownAt: string | undefined): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (!sight.all) conditions.push(spanIsSeen(sight, knownAt));
  if (agencyId !== undefined) conditions.push(sql`agency_key = (select key from agency where id = ${agencyId})`);
  return sql.join(conditions, sql` and `);
}

function spanIsSeen(sight: Exclude<Sight, { all: true }>, knownAt: string | undefined): RawBuilder<unknown> {
  const inScope = sql`agency_key = any(array(select key from agency where id = any(${sight.agencyIds})))`;
  if (sight.team === undefined) return inScope;
  const team = sql`from post o join person p on p.id = o.person_id where ${postIsOfTeam(sight.team)} and ${isKnown(knownAt)}`;
  // The person too, since spans are found by person.
  const inTeam = sql`(person_key = any(array(select p.key ${team})) and post_key = any(array(select o.key ${team})))`;
  return sight.agencyIds.length === 0 ? inTeam : sql`(${inScope} or ${inTeam})`;
}

/** How many posts are in each state of each requirement, by agency and requirement. */
export async function counts(binding: Binding, at: AsAt, sighted: Sighted): Promise<readonly StateCount[]> {
  const { rows } = await sql<{ agency_id: string; requirement_id: string; state: number; posts: number }>`
    select a.id as agency_id, r.id as requirement_id, s.state, s.posts
    from (
      select agency_key, requirement_key, state, count(*) as posts from ${spansAsAt(binding, at, isSighted(sighted, at.knownAt))} each
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
  const { sight, agencyId } = sighted;
  const isMine = sql.join(
    [
      sql`o.starts_on <= ${asAt}::date and (o.ends_on is null or o.ends_on >= ${asAt}::date)`,
      isKnown(knownAt),
      postIsSeen(sight),
      agencyId === undefined ? sql`true` : sql`o.agency_id = ${agencyId}`,
    ],
    sql` and `,
  );
  const overdue = stateNumber('overdue');
  const { rows } = await sql<PostTotals>`
    select (select count(*) from post o where ${isMine}) as posts,
      count(*) filter (where requirement_key = (select key from requirement where id = ${NOT_JUDGED})) as "notJudged",
      count(distinct person_key) filter (where state = ${overdue}) as "peopleOverdue",
      count(*) filter (where state <> ${overdue} and due_on between ${asAt}::date and ${asAt}::date + 90) as "dueWithin90Days"
    from ${spansAsAt(binding, at, isSighted(sighted, at.knownAt))} s`.execute(binding.tx);
  return rows[0]!;
}
