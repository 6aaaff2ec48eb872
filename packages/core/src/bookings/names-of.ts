import type { PersonId } from '../ids.ts';
import type { Person } from '../people/schema.ts';

/** The names of people as they are shown; whoever was erased has none. @source house */
export function namesOf(people: readonly Person[]): ReadonlyMap<PersonId, string> {
  return new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`.trim()]));
}
