import type { AgencyId } from '@trellis/core';
import {
  NOT_JUDGED,
  State,
  type AsAt,
  type PostTotals,
  type ReachRow,
  type StateCount,
} from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { isKnown } from '../versions.ts';
import { postIsSeen } from '../sight.ts';
import { isSighted, type Sighted } from './sighted.ts';
import { spansAsAt } from './spans.ts';
import { stateNumber, stateOf } from './states.ts';
import { trend } from './trend.ts';

/** How many posts are in each state of each requirement, by agency and requirement. */
export async function counts(
  binding: Binding,
  { asAt, knownAt }: AsAt,
  { sight, agencyId }: Sighted,
): Promise<readonly StateCount[]> {
  const agencyIds = agencyId === undefined ? undefined : [agencyId];
  const rows = await trend(binding, sight, { dates: [asAt], knownAt, by: ['agency', 'requirement'], agencyIds });
  return rows.flatMap(({ agencyId: ofAgency, requirement, states }) =>
    State.options.flatMap((state) =>
      states[state] === 0 ? [] : [{ agencyId: ofAgency!, requirement: requirement!, state, posts: states[state] }],
    ),
  );
}

/** What is asked of each person as a whole, by agency, group and state: each group that somebody is in, or none. */
export async function reach(binding: Binding, at: AsAt, sighted: Sighted): Promise<readonly ReachRow[]> {
  const { rows } = await sql<{ agency_id: AgencyId; audience: string | null; state: number; people: number }>`
    select a.id as agency_id, g.audience, s.state, sum(s.people)::int as people
    from (
      select agency_key, basis_key, state, count(*) as people
      from ${spansAsAt(binding, at, isSighted(sighted, at.knownAt), 'whole')} each group by agency_key, basis_key, state
    ) s
    join agency a on a.key = s.agency_key
    join basis b on b.key = s.basis_key
    left join lateral json_array_elements_text(b.content->'audiences') as g (audience) on true
    group by a.ref, a.id, g.audience, s.state order by a.ref, g.audience collate "C" nulls last`.execute(binding.tx);
  const ofGroups = Map.groupBy(rows, (row) => JSON.stringify([row.agency_id, row.audience]));
  return [...ofGroups.values()].map((ofGroup) => ({
    agencyId: ofGroup[0]!.agency_id,
    audience: ofGroup[0]!.audience,
    states: Object.fromEntries(
      State.options.map((state) => [state, ofGroup.find((row) => stateOf(row.state) === state)?.people ?? 0]),
    ) as Record<State, number>,
  }));
}

/** How many posts there were on a day, and what their spans add up to. */
export async function totals(binding: Binding, at: AsAt, sighted: Sighted): Promise<PostTotals> {
  const { asAt, knownAt } = at;
  const { sight, agencyId } = sighted;
  const isMine = sql.join(
    [
      sql`o.starts_on <= ${asAt}::date and (o.ends_on is null or o.ends_on >= ${asAt}::date)`,
      isKnown(knownAt, 'o'),
      postIsSeen(sight),
      agencyId === undefined ? sql`true` : sql`o.agency_id = ${agencyId}`,
    ],
    sql` and `,
  );
  const isSeen = isSighted(sighted, knownAt);
  const isDue = sql`state = any(${stillToDo}::smallint[]) and due_on between ${asAt}::date and ${asAt}::date + 90`;
  // A manager is told of the posts of her team alone, not of all that their agency asks of those people.
  const isTeam = !sight.all && sight.team !== undefined;
  const overdue = spansAsAt(binding, at, sql`state = ${overdueNumber} and ${isSeen}`, isTeam ? 'post' : 'whole');
  const { rows } = await sql<Omit<PostTotals, 'notJudged'>>`
    select (select count(*) from post o where ${isMine}) as posts,
      (select count(distinct person_key) from ${overdue} s) as "peopleOverdue",
      (select count(*) from ${spansAsAt(binding, at, sql`${isDue} and ${isSeen} and ${isOfAgencies(sighted)}`)} s) as "dueWithin90Days"`.execute(
    binding.tx,
  );
  const agencyIds = agencyId === undefined ? undefined : [agencyId];
  const [notJudged] = await trend(binding, sight, {
    dates: [asAt],
    knownAt,
    by: [],
    requirement: NOT_JUDGED,
    agencyIds,
  });
  return { ...rows[0]!, notJudged: notJudged?.states.unknown ?? 0 };
}

const overdueNumber = stateNumber('overdue');
const stillToDo = State.options.filter((state) => state !== 'overdue').map(stateNumber);

/** Agency by agency even where all are meant, since an index of due dates is made so. */
function isOfAgencies({ sight, agencyId }: Sighted): RawBuilder<unknown> {
  return sight.all && agencyId === undefined ? sql`agency_key = any(array(select key from agency))` : sql`true`;
}
