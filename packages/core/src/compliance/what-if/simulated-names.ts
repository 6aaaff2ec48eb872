import { dateOf } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import { pageOfAll, type Page } from '../../paging.ts';
import { PEOPLE_ROLES } from '../../scope.ts';
import type { ComplianceStores } from '../store.ts';
import { comparedPosts, prepareTrial } from './lives-compared.ts';
import type { Lapse } from './lapses.ts';
import type { LapseShown, NamesQuestion } from './schema.ts';
import { scopeFor } from './simulate.ts';

interface LapseOfPost extends Lapse {
  readonly personId: PersonId;
  readonly postId: string;
  readonly agencyId: AgencyId;
}

/**
 * Those who would be overdue because of a change of rules, by name and in the order of the days, for those who may see them. Nothing is kept of the
 * answer; that somebody read names is noted.
 *
 * @throws `compliance.change-faults`, `frameworks.unknown-option`, `frameworks.unknown-reading`, `access.outside-your-agency`, `paging.unknown-cursor`
 */
export async function simulatedNames(
  ctx: Context<ComplianceStores>,
  { month, requirement, limit, after, ...proposal }: NamesQuestion,
  agencyId?: AgencyId,
): Promise<Page<LapseShown>> {
  const scope = scopeFor(ctx, PEOPLE_ROLES, agencyId);
  const trial = await prepareTrial(ctx, proposal);
  const found: LapseOfPost[] = [];
  for await (const { lapses, personId, postId, agencyId: agency } of comparedPosts(ctx, trial, scope))
    for (const lapse of lapses)
      if (
        (month === undefined || dateOf(lapse.on).startsWith(month)) &&
        (requirement === undefined || lapse.requirement === requirement)
      )
        found.push({ ...lapse, personId, postId, agencyId: agency });
  found.sort((a, b) => a.on - b.on || compareTexts(cursorOf(a), cursorOf(b)));

  const page = pageOfAll(found, { limit, after }, cursorOf);
  if (after === undefined)
    await record(ctx, {
      action: 'compliance.simulate',
      subject: { kind: 'what-if', id: agencyId ?? 'all' },
      after: { changes: proposal.changes, from: proposal.from, named: found.length },
    });
  const titles = new Map(
    [...trial.rules.before, ...trial.rules.after].map((each) => [each.requirement.id, each.requirement.title]),
  );
  return { ...page, rows: await named(ctx, page.rows, titles) };
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Ids alone, so that a cursor says nothing about anybody. */
function cursorOf({ postId, requirement }: Pick<LapseOfPost, 'postId' | 'requirement'>): string {
  return `${postId}.${requirement}`;
}

async function named(
  ctx: Context<ComplianceStores>,
  lapses: readonly LapseOfPost[],
  titles: ReadonlyMap<string, string>,
): Promise<readonly LapseShown[]> {
  const ids = [...new Set(lapses.map(({ personId }) => personId))];
  const people = new Map((await ctx.store.people.people(ids)).map((person) => [person.id, person]));
  const posts = new Map((await ctx.store.people.postsOf(ids)).map((post) => [post.id as string, post]));
  const refs = new Map((await ctx.store.people.agencies()).map(({ id, ref }) => [id, ref]));
  return lapses.map(({ personId, postId, agencyId, requirement, on, dueOn, dueOnBefore }) => {
    const person = people.get(personId);
    const post = posts.get(postId);
    return {
      personId,
      postId,
      agencyId,
      agency: refs.get(agencyId) ?? '',
      staffNumber: person?.staffNumbers.find((each) => each.agencyId === agencyId)?.staffNumber ?? null,
      givenName: person?.givenName ?? '',
      familyName: person?.familyName ?? '',
      jobTitle: post?.jobTitle ?? null,
      team: post?.team ?? null,
      requirement,
      title: titles.get(requirement) ?? requirement,
      lapsesOn: dateOf(on),
      dueOn: dueOn === null ? null : dateOf(dueOn),
      dueOnBefore: dueOnBefore === null ? null : dateOf(dueOnBefore),
    };
  });
}
