import { dayOf, FOREVER, type Period } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { KnownEvidence } from '../../evidence/schema.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import type { Post } from '../../people/schema.ts';
import type { Life } from '../judge/judge-input.ts';
import { evidenceToJudge, judgedEvidence } from './judged-evidence.ts';
import { judgedPost } from './judged-post.ts';
import type { LifeRecord, LivesFilter } from '../judging-store.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';
import type { ComplianceStores } from '../store.ts';

/** Everything that one stored person is judged by, and the records that its indexes stand for. */
export interface StoredLife {
  readonly personId: PersonId;
  readonly life: Life;
  readonly posts: readonly Post[];
  readonly evidence: readonly KnownEvidence[];
}

/** What these people are judged by, as known now. */
export async function livesOf(
  ctx: Context<ComplianceStores>,
  people: readonly PersonId[],
  rules: RulesOfPartnership,
): Promise<readonly StoredLife[]> {
  const { store } = ctx;
  const posts = await store.people.postsOf(people);
  const evidence = (await store.evidence.ofPeople(people)).filter((each) => !each.withdrawn);
  const postsByPerson = Map.groupBy(posts, (post) => post.personId);
  const evidenceByPerson = Map.groupBy(evidence, (each) => each.personId);
  return people.map((personId): StoredLife => {
    const ownPosts = postsByPerson.get(personId) ?? [];
    const ownEvidence = evidenceByPerson.get(personId) ?? [];
    return {
      personId,
      posts: ownPosts,
      evidence: ownEvidence,
      life: {
        posts: ownPosts.map((post) => judgedPost({ ...post, ...daysOf(post) }, rules)),
        evidence: ownEvidence.map((each) => judgedEvidence(each, courseOf(each, rules), rules.equivalences)),
      },
    };
  });
}

function daysOf(post: Post): Period {
  return { from: dayOf(post.startsOn), to: post.endsOn === undefined ? FOREVER : dayOf(post.endsOn) + 1 };
}

/**
 * The life that a record says, as the judge sees it.
 *
 * @source house design, section 4
 */
export function lifeOf({ posts, evidence }: LifeRecord, rules: RulesOfPartnership): Life {
  return {
    posts: posts.map((post) => judgedPost(post, rules)),
    evidence: evidence.map((each) => evidenceToJudge(each, courseOf(each, rules), rules.equivalences)),
  };
}

/** A person as she is judged, by the ids of what is judged. */
export interface JudgedLife {
  readonly personId: PersonId;
  readonly life: Life;
  readonly posts: readonly { readonly id: string; readonly agencyId: AgencyId }[];
  readonly evidence: readonly { readonly id: string }[];
}

/** Everybody whom a filter means, some hundred at a time, as known now; memory does not grow with the partnership. */
export async function* everyLife(
  ctx: Pick<Context<ComplianceStores>, 'store'>,
  rules: RulesOfPartnership,
  filter?: LivesFilter,
): AsyncGenerator<readonly JudgedLife[]> {
  for await (const records of ctx.store.compliance.everyRecord(filter))
    yield records.map((record) => ({ ...record, life: lifeOf(record, rules) }));
}

function courseOf({ courseRef }: { readonly courseRef?: string | undefined }, rules: RulesOfPartnership) {
  return courseRef === undefined ? undefined : rules.courses.get(courseRef);
}
