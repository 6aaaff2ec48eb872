import type { Context } from '../../context.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import { isAlikeInBoth } from '../../people/matching/normalise-name.ts';
import type { Person } from '../../people/schema.ts';
import type { UnsurePerson } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** A person whom somebody an LMS told of may be, and why she is offered. */
export interface Candidate {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
  readonly why: readonly ('work-email' | 'staff-number' | 'name')[];
  /** Only an administrator can say that it is her. */
  readonly hasWiderRole: boolean;
}

/** How many people of the same name are offered at most. */
const NAMESAKES = 5;

/**
 * The people whom each of these may be, in the order given: by work e-mail or staff number, whoever vouches for it, and by a name like theirs.
 * They are only offered: a person decides.
 *
 * @source house
 */
export async function candidatesOf(
  ctx: Context<LmsStores>,
  unsure: readonly UnsurePerson['said'][],
): Promise<readonly (readonly Candidate[])[]> {
  if (unsure.length === 0) return [];
  const { people: store, access } = ctx.store;
  const agencies = await store.agencies();
  const emails = unsure.flatMap(({ workEmail }) => workEmail?.toLowerCase() ?? []);
  const numbers = [...new Set(unsure.flatMap(({ staffNumber }) => staffNumber ?? []))];
  const identified = await store.identified(
    numbers.flatMap((staffNumber) => agencies.map(({ id }) => ({ agencyId: id, staffNumber }))),
    [...new Set(emails)],
  );
  const alike: Person[][] = [];
  for (const said of unsure) alike.push(await namesakesOf(ctx, said));
  const posts = Map.groupBy(
    await store.postsOf([...new Set([...identified, ...alike.flat()].map(({ id }) => id))]),
    (post) => post.personId,
  );
  const wider = new Set(
    await access.holdersOfWiderRoles([...new Set([...identified, ...alike.flat()].map(({ id }) => id))]),
  );
  const names = new Map(agencies.map((agency) => [agency.id, agency.name]));

  return unsure.map((said, at) => {
    const reasons = (person: Person): Candidate['why'] => [
      ...(said.workEmail !== undefined && person.workEmail === said.workEmail.toLowerCase()
        ? (['work-email'] as const)
        : []),
      ...(said.staffNumber !== undefined &&
      person.staffNumbers.some(({ staffNumber }) => staffNumber === said.staffNumber)
        ? (['staff-number'] as const)
        : []),
      ...(isNamesake(said, person) ? (['name'] as const) : []),
    ];
    const offered = new Map([...identified, ...(alike[at] ?? [])].map((person) => [person.id, person]));
    return [...offered.values()]
      .map((person): Candidate => {
        const ids = [
          ...(posts.get(person.id) ?? []).map(({ agencyId }) => agencyId),
          ...person.staffNumbers.map(({ agencyId }) => agencyId),
        ];
        return {
          personId: person.id,
          givenName: person.givenName,
          familyName: person.familyName,
          agencies: [...new Set(ids)].map((id) => ({ id, name: names.get(id) ?? '' })),
          why: reasons(person),
          hasWiderRole: wider.has(person.id),
        };
      })
      .filter(({ why }) => why.length > 0)
      .toSorted((one, other) => other.why.length - one.why.length);
  });
}

async function namesakesOf(ctx: Context<LmsStores>, said: UnsurePerson['said']): Promise<Person[]> {
  const { givenName, familyName } = said;
  if (givenName === undefined || familyName === undefined) return [];
  const { rows } = await ctx.store.people.search(
    { all: true },
    { text: `${givenName} ${familyName}` },
    { limit: NAMESAKES },
  );
  return rows.length === 0 ? [] : [...(await ctx.store.people.people(rows.map(({ personId }) => personId)))];
}

function isNamesake({ givenName, familyName }: UnsurePerson['said'], person: Person): boolean {
  return givenName !== undefined && familyName !== undefined && isAlikeInBoth({ givenName, familyName }, person);
}
