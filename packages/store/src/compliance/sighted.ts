import type { Sight } from '@trellis/core/access';
import { sql, type RawBuilder } from 'kysely';
import { postIsOfTeam } from '../sight.ts';
import { isKnown } from '../versions.ts';

/** Whose posts are counted or listed. */
export interface Sighted {
  readonly sight: Sight;
  readonly agencyId?: string | undefined;
  /** Only posts in these. */
  readonly agencyIds?: readonly string[] | undefined;
}

/**
 * The condition on spans under which somebody may see them.
 *
 * @param knownAt - a manager's team is whoever named her then, as the spans are those of then
 */
export function isSighted({ sight, agencyId, agencyIds }: Sighted, knownAt: string | undefined): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (!sight.all) conditions.push(spanIsSeen(sight, knownAt));
  if (agencyIds !== undefined) conditions.push(isIn(agencyIds));
  if (agencyId !== undefined) conditions.push(sql`agency_key = (select key from agency where id = ${agencyId})`);
  return sql.join(conditions, sql` and `);
}

function spanIsSeen(sight: Exclude<Sight, { all: true }>, knownAt: string | undefined): RawBuilder<unknown> {
  const inScope = isIn(sight.agencyIds);
  if (sight.team === undefined) return inScope;
  const team = sql`from post o join person p on p.id = o.person_id where ${postIsOfTeam(sight.team)} and ${isKnown(knownAt, 'o')}`;
  // The person too, since spans are found by person.
  const inTeam = sql`(person_key = any(array(select p.key ${team})) and post_key = any(array(select o.key ${team})))`;
  return sight.agencyIds.length === 0 ? inTeam : sql`(${inScope} or ${inTeam})`;
}

function isIn(agencyIds: readonly string[]): RawBuilder<unknown> {
  return sql`agency_key = any(array(select key from agency where id = any(${agencyIds})))`;
}
