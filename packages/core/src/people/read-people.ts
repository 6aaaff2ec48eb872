import { agencyScope, isSelf, mayActFor, seesNobody, seesPost, sightOf, type AgencyScope } from '../scope.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { casesInSight } from './cases/case-sight.ts';
import { editorsScope, notPermitted } from './editors.ts';
import type { ImportRun, MatchCase } from './import-run.ts';
import type { Agency, PeopleErrorCode, Person, Post } from './schema.ts';
import type { PeopleStores, PersonListed } from './store.ts';

/** One person as the asker may see her: only posts, staff numbers and agencies within the asker's sight. */
export interface PersonRecord {
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  /** Managers named by these posts, by name. */
  readonly managers: readonly Pick<Person, 'id' | 'givenName' | 'familyName'>[];
}

/**
 * Which of a person's posts an actor may see: her own all; an agency's lead those in the agency; a manager those that name her.
 *
 * @returns empty when the actor may not know of the person
 */
function visiblePosts(actor: Actor, personId: PersonId, posts: readonly Post[]): readonly Post[] {
  if (isSelf(actor, personId)) return posts;
  const sight = sightOf(actor);
  return posts.filter((post) => seesPost(sight, post));
}

/**
 * A person with her posts.
 *
 * @throws `people.not-found` in the same words for somebody who does not exist and for somebody outside the asker's sight
 */
export async function personRecord(ctx: Context<PeopleStores>, id: PersonId): Promise<PersonRecord> {
  const { people: store } = ctx.store;
  const person = await store.person(id);
  const all = person ? await store.postsOf([id]) : [];
  const posts = visiblePosts(ctx.actor, id, all);
  const seesAll = isSelf(ctx.actor, id) || sightOf(ctx.actor).all;
  if (!person || (posts.length === 0 && !seesAll))
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person in your agencies.');
  const seen = new Set(posts.map((post) => post.agencyId));
  const isSeen = (agencyId: AgencyId) => seesAll || seen.has(agencyId);
  const managerIds = [...new Set(posts.flatMap((post) => post.managerPersonId ?? []))];
  const managers = managerIds.length === 0 ? [] : await store.people(managerIds);
  return {
    person: { ...person, staffNumbers: person.staffNumbers.filter((held) => isSeen(held.agencyId)) },
    posts,
    agencies: (await store.agencies()).filter(
      (agency) =>
        seen.has(agency.id) || person.staffNumbers.some((held) => held.agencyId === agency.id && isSeen(agency.id)),
    ),
    managers: managers.map(({ id: managerId, givenName, familyName }) => ({ id: managerId, givenName, familyName })),
  };
}

/**
 * People by name, staff number, job title or team, within the asker's agencies; a manager finds her own team.
 *
 * @throws `access.not-permitted` for somebody who may see nobody but herself
 */
export async function search(
  ctx: Context<PeopleStores>,
  query: { readonly text?: string | undefined; readonly agencyId?: AgencyId | undefined },
  page: PageRequest,
): Promise<Page<PersonListed>> {
  const sight = sightOf(ctx.actor);
  if (seesNobody(sight)) throw notPermitted();
  return ctx.store.people.search(sight, query, page);
}

/** The agencies in which the asker has a role or a post of her own, by name. */
export async function agencies(ctx: Context<PeopleStores>): Promise<readonly Agency[]> {
  const scope = agencyScope(
    ctx.actor,
    ctx.actor.grants.map((grant) => grant.role).filter((role) => role !== 'practitioner'),
  );
  const own = ctx.actor.personId === undefined ? [] : await ctx.store.people.postsOf([ctx.actor.personId]);
  const ownIds = new Set(own.map((post) => post.agencyId));
  const listed = (await ctx.store.people.agencies()).filter(
    (agency) => mayActFor(scope, agency.id) || ownIds.has(agency.id),
  );
  return listed.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** A case with the people it may be, as the asker may see them. */
export interface CaseListed extends MatchCase {
  readonly people: readonly (Pick<Person, 'id' | 'givenName' | 'familyName' | 'workEmail' | 'staffNumbers'> & {
    readonly posts: readonly Post[];
  })[];
}

/**
 * Rows that wait for a decision, or were decided, in the asker's agencies. A case that may be somebody of another agency is for those who see both.
 *
 * @throws `access.not-permitted`
 */
export async function matchCases(
  ctx: Context<PeopleStores>,
  filter: { readonly runId?: string | undefined; readonly state?: MatchCase['state'] | undefined },
  page: PageRequest,
): Promise<Page<CaseListed>> {
  const scope = editorsScope(ctx.actor);
  const found = await ctx.store.people.cases(scope, filter, page);
  const rows = (await casesInSight(ctx, scope, found.rows)).map(({ open, people, posts }): CaseListed => ({
    ...open,
    people: people.map((person) => shown(person, posts, scope)),
  }));
  return scope.all ? { ...found, rows } : { rows, after: found.after };
}

function shown(person: Person, posts: readonly Post[], scope: AgencyScope): CaseListed['people'][number] {
  const { id, givenName, familyName, workEmail } = person;
  return {
    id,
    givenName,
    familyName,
    ...(workEmail !== undefined && { workEmail }),
    staffNumbers: person.staffNumbers.filter((held) => mayActFor(scope, held.agencyId)),
    posts: posts.filter((post) => post.personId === id && mayActFor(scope, post.agencyId)),
  };
}

/** Files taken in, newest first: everybody's for those who see the whole partnership, otherwise one's own. */
export async function importRuns(ctx: Context<PeopleStores>, page: PageRequest): Promise<Page<ImportRun>> {
  const scope = editorsScope(ctx.actor);
  return ctx.store.people.runs(page, scope.all ? undefined : ctx.actor.id);
}
