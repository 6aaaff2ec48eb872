import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { PeopleStores } from '../people/store.ts';
import { joinMatch, vouchedFor, type Claimed, type Trust } from './join.ts';

/** What an arrival says of who somebody is, and how far that is to be believed. */
export interface ToMatch {
  readonly claimed: Claimed;
  readonly trust: Trust;
}

/**
 * The one person whom each of these may be, beyond doubt, in the order given; undefined where there is doubt or nobody. However many are asked
 * for, it takes the same few questions, and nothing is kept.
 *
 * @source house a record is given to an account only by what an administrator lets an LMS vouch for, never by a name
 */
export async function findMatches(
  ctx: Context<PeopleStores>,
  arrivals: readonly ToMatch[],
): Promise<readonly (PersonId | undefined)[]> {
  const { people: store } = ctx.store;
  const asked = arrivals.map(({ claimed, trust }) => ({ vouched: vouchedFor(claimed, trust), trust }));
  const hasNumber = asked.some(({ vouched, trust }) => vouched.staffNumber !== undefined && trust.serves.length === 0);
  const everywhere = hasNumber ? (await store.agencies()).map((agency) => agency.id) : [];
  const numbers = asked.flatMap(({ vouched: { staffNumber }, trust }) =>
    staffNumber === undefined
      ? []
      : (trust.serves.length > 0 ? trust.serves : everywhere).map((agencyId) => ({ agencyId, staffNumber })),
  );
  const emails = asked.flatMap(({ vouched: { workEmail } }) => workEmail ?? []);
  if (numbers.length === 0 && emails.length === 0) return arrivals.map(() => undefined);
  const people = await store.identified(numbers, [...new Set(emails)]);
  const posts = Map.groupBy(await store.postsOf(people.map((person) => person.id)), (post) => post.personId);
  const byEmail = Map.groupBy(people, (person) => person.workEmail);
  const byNumber = Map.groupBy(
    people.flatMap((person) => person.staffNumbers.map(({ staffNumber }) => ({ staffNumber, person }))),
    ({ staffNumber }) => staffNumber,
  );
  return asked.map(({ vouched, trust }) => {
    const { workEmail, staffNumber } = vouched;
    const holders = [
      ...(workEmail === undefined ? [] : (byEmail.get(workEmail) ?? [])),
      ...(staffNumber === undefined ? [] : (byNumber.get(staffNumber) ?? []).map(({ person }) => person)),
    ];
    return joinMatch(
      vouched,
      [...new Set(holders)],
      (person) => [
        ...(posts.get(person.id) ?? []).map((post) => post.agencyId),
        ...person.staffNumbers.map((held) => held.agencyId),
      ],
      trust,
    );
  });
}
