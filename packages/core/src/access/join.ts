import type { AgencyId, PersonId } from '../ids.ts';
import type { Person } from '../people/schema.ts';
import type { Deployment } from './store.ts';

/** What a launch says of who is signing in. A name is not among it: nobody is joined by name. */
export interface Claimed {
  readonly workEmail?: string | undefined;
  readonly staffNumber?: string | undefined;
}

/** What a deployment may say of people, and whom it may say it of. */
export type Trust = Pick<Deployment, 'vouchesFor' | 'serves'>;

/** The part of what a launch says that its deployment is trusted to vouch for; e-mails in lower case. */
export function vouchedFor(claimed: Claimed, trust: Trust): Claimed {
  const workEmail = claimed.workEmail?.trim().toLowerCase();
  const staffNumber = claimed.staffNumber?.trim();
  return {
    ...(workEmail && trust.vouchesFor.includes('work-email') && { workEmail }),
    ...(staffNumber && trust.vouchesFor.includes('staff-number') && { staffNumber }),
  };
}

/**
 * The one person that an account may be, by vouched identifiers alone; nobody when there is any doubt.
 *
 * @param people - holders of these identifiers
 * @param agenciesOf - the agencies that somebody has, or had, a post or a staff number in
 * @param trust - matches only within the agencies it serves, none listed means all; an e-mail of somebody elsewhere still counts against
 * anybody else
 * @source house an LMS joins accounts by what it may vouch for, and by nothing else
 */
export function joinMatch(
  vouched: Claimed,
  people: readonly Person[],
  agenciesOf: (person: Person) => readonly AgencyId[],
  trust: Trust,
): PersonId | undefined {
  const isServed = (agencyId: AgencyId) => trust.serves.length === 0 || trust.serves.includes(agencyId);
  const present = people.filter((person) => person.erasedAt === undefined);
  const served = present.filter((person) => agenciesOf(person).some(isServed));
  const mailedAnywhere =
    vouched.workEmail === undefined ? [] : present.filter((person) => person.workEmail === vouched.workEmail);
  const mailed = mailedAnywhere.filter((person) => served.includes(person));
  const numbersOf = (person: Person) =>
    person.staffNumbers.filter((held) => isServed(held.agencyId)).map((held) => held.staffNumber);
  const numbered =
    vouched.staffNumber === undefined
      ? []
      : served.filter((person) => numbersOf(person).includes(vouched.staffNumber ?? ''));

  if (numbered.length === 0) {
    const [holder, ...others] = mailed;
    // Whoever has the e-mail and another number is somebody else, or the number is wrong: either way it is doubt.
    const isContradicted = vouched.staffNumber !== undefined && holder !== undefined && numbersOf(holder).length > 0;
    return holder !== undefined && others.length === 0 && !isContradicted ? holder.id : undefined;
  }
  const both = mailedAnywhere.length === 0 ? numbered : numbered.filter((person) => mailedAnywhere.includes(person));
  const [match, ...others] = both;
  return match !== undefined && others.length === 0 ? match.id : undefined;
}
