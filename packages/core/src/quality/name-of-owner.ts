import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import { nameOf } from '../people/name-of.ts';
import type { PeopleErrorCode } from '../people/schema.ts';
import type { QualityStores } from './store.ts';

/**
 * What somebody is called who sees to an action or a review.
 *
 * @throws `people.not-found`
 */
export async function nameOfOwner({ store }: Context<QualityStores>, ownerId: PersonId): Promise<string> {
  const person = await store.people.person(ownerId);
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person.', { field: 'ownerId' });
  return nameOf(person);
}
