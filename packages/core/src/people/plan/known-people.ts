import type { AgencyScope } from '../../scope.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import type { PeopleRow } from '../rows/import-row.ts';
import type { PeopleQuestion, ReadRow } from './plan-people.ts';
import type { Agency, StaffNumberAt } from '../schema.ts';
import type { PeopleStores } from '../store.ts';

/**
 * Everything stored that the rows of a file can be about, in a few questions however long the file is.
 * Somebody outside the actor's agencies is left out: a lead must not learn from a match whom another agency employs.
 *
 * @source house an agency sees its own people only
 */
export async function knownPeople(
  ctx: Context<PeopleStores>,
  rows: readonly ReadRow<PeopleRow>[],
  scope: AgencyScope,
): Promise<Pick<PeopleQuestion, 'agencies' | 'people' | 'posts'>> {
  const { people: store } = ctx.store;
  const refs = [...new Set(rows.map(({ value }) => value.agencyRef))].sort();
  await store.lockAgencies(refs);
  const agencies = await store.agencies();
  const byRef = new Map(agencies.map((agency) => [agency.ref, agency]));
  const numbers = numbersOf(rows, byRef);
  const emails = [...new Set(rows.flatMap(({ value }) => value.workEmail ?? []))];

  const identified = await store.identified(numbers, emails);
  // Names are compared only where no staff number finds anybody, and only then everybody of the agencies is read.
  const held = new Set(identified.flatMap((person) => person.staffNumbers.map(keyOf)));
  const ownNumbers = numbersOf(rows, byRef, true);
  const isEnough = ownNumbers.length === rows.length && ownNumbers.every((number) => held.has(keyOf(number)));
  const agencyIds = refs.flatMap((ref) => byRef.get(ref)?.id ?? []);
  const people = isEnough ? identified : await store.candidates(agencyIds, emails);

  const posts = await store.postsOf(people.map((person) => person.id));
  if (scope.all) return { agencies, people, posts };
  const mine = new Set<AgencyId>(scope.agencyIds);
  const employed = new Set(posts.filter((post) => mine.has(post.agencyId)).map((post) => post.personId));
  const visible = people.filter(
    (person) => employed.has(person.id) || person.staffNumbers.some((number) => mine.has(number.agencyId)),
  );
  const ids = new Set(visible.map((person) => person.id));
  return { agencies, people: visible, posts: posts.filter((post) => ids.has(post.personId)) };
}

function numbersOf(
  rows: readonly ReadRow<PeopleRow>[],
  byRef: ReadonlyMap<string, Agency>,
  ownOnly = false,
): readonly StaffNumberAt[] {
  return rows.flatMap(({ value }) => {
    const agencyId = byRef.get(value.agencyRef)?.id;
    const numbers = ownOnly ? [value.staffNumber] : [value.staffNumber, value.managerStaffNumber];
    return agencyId === undefined
      ? []
      : numbers.flatMap((staffNumber) => (staffNumber === undefined ? [] : [{ agencyId, staffNumber }]));
  });
}

function keyOf(number: StaffNumberAt): string {
  return `${number.agencyId} ${number.staffNumber}`;
}
