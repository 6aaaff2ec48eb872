import { mayActFor, type AgencyScope } from '../../scope.ts';
import type { Context } from '../../context.ts';
import type { MatchCase } from '../import-run.ts';
import type { Person, Post } from '../schema.ts';
import type { PeopleStores } from '../store.ts';

/** A case with everybody whom it may be, and all of their posts. */
export interface CaseWithPeople {
  readonly open: MatchCase;
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
}

/**
 * Those cases that may be seen and decided within a scope. A case that may be somebody of another agency is for those who see both.
 *
 * @source house
 */
export async function casesInSight(
  ctx: Context<Pick<PeopleStores, 'people'>>,
  scope: AgencyScope,
  cases: readonly MatchCase[],
): Promise<readonly CaseWithPeople[]> {
  const ids = [...new Set(cases.flatMap((open) => open.candidates))];
  const people = new Map((await ctx.store.people.people(ids)).map((person) => [person.id, person]));
  const posts = Map.groupBy(await ctx.store.people.postsOf(ids), (post) => post.personId);
  const isInSight = (person: Person) =>
    (posts.get(person.id) ?? []).some((post) => mayActFor(scope, post.agencyId)) ||
    person.staffNumbers.some((held) => mayActFor(scope, held.agencyId));
  return cases.flatMap((open): CaseWithPeople[] => {
    const candidates = open.candidates.flatMap((id) => people.get(id) ?? []);
    const isSeen = scope.all || (mayActFor(scope, open.agencyId) && candidates.every(isInSight));
    return isSeen ? [{ open, people: candidates, posts: candidates.flatMap(({ id }) => posts.get(id) ?? []) }] : [];
  });
}
