import type { AgencyScope, Sight } from '@trellis/core/access';
import { sql, type RawBuilder } from 'kysely';

/** The condition on posts `o` under which somebody may see them. */
export function postIsSeen(sight: Sight): RawBuilder<unknown> {
  if (sight.all) return sql`true`;
  if (sight.team === undefined) return isWithin(sight);
  const inTeam = postIsOfTeam(sight.team);
  return sight.agencyIds.length === 0 ? inTeam : sql`(${isWithin(sight)} or ${inTeam})`;
}

/** The condition on posts `o` that they name a manager, in an agency in which she manages people. */
export function postIsOfTeam(team: NonNullable<Sight['team']>): RawBuilder<unknown> {
  return sql`(o.manager_person_id = ${team.managerId} and ${isWithin(team.within)})`;
}

function isWithin(scope: AgencyScope): RawBuilder<unknown> {
  return scope.all ? sql`true` : sql`o.agency_id = any(${scope.agencyIds})`;
}
