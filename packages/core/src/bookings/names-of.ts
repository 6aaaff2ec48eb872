import type { PersonId } from '../ids.ts';
import { nameOf } from '../people/name-of.ts';
import type { Person } from '../people/schema.ts';

/** The names of people as they are shown; whoever was erased has one word for all. @source house */
export function namesOf(people: readonly Person[]): ReadonlyMap<PersonId, string> {
  return new Map(people.map((person) => [person.id, nameOf(person)]));
}
