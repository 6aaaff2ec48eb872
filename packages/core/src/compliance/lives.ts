import { covers, dayOf, FOREVER, type Period } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { CourseWithMappings } from '../courses/store.ts';
import type { KnownEvidence } from '../evidence/schema.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import { worthOf, type EquivalencesById } from '../frameworks/crosswalk.ts';
import { groupsOfJobTitle, jobTitleKey, validity } from '../pathways/job-title.ts';
import type { Post } from '../people/schema.ts';
import type { JudgedEvidence, JudgedPost, Life } from './judge-input.ts';
import type { LifeRecord, LivesFilter } from './judging-store.ts';
import type { RulesOfPartnership } from './rules.ts';
import type { ComplianceStores } from './store.ts';

export { loadRules, type RulesOfPartnership } from './rules.ts';

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
    evidence: evidence.map((each) => satisfying(each, courseOf(each, rules), rules.equivalences)),
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

interface PostToJudge extends Period {
  readonly agencyId: AgencyId;
  readonly audiences: readonly string[];
  readonly flags: readonly string[];
  readonly jobTitle?: string | undefined;
  /** Of an agency that came after rules were held. */
  readonly agencyKind?: string;
}

function judgedPost(post: PostToJudge, rules: RulesOfPartnership): JudgedPost {
  const { from, to, agencyId, audiences, jobTitle } = post;
  const stated = audiences.length > 0 ? [{ from, to, ids: audiences }] : [];
  const mapped =
    audiences.length === 0 && jobTitle
      ? groupsOfJobTitle(jobTitle, agencyId, { from, to }, rules.mappings.get(jobTitleKey(jobTitle)) ?? [])
      : [];
  return {
    from,
    to,
    agencyKind: rules.agencies.get(agencyId)?.kind ?? post.agencyKind,
    flags: post.flags,
    audiences: [...stated, ...mapped],
    overrides: rules.overrides.get(agencyId) ?? NO_OVERRIDES,
  };
}

const NO_OVERRIDES: JudgedPost['overrides'] = [];

/**
 * What evidence satisfies: what it names itself, what its course was mapped to on the day of the learning, and what both are worth by decision.
 *
 * @source house design, section 4: a course satisfies only through an explicit mapping
 */
export function judgedEvidence(
  evidence: Omit<Satisfying, 'achievedOn' | 'signedOffOn'> & Pick<KnownEvidence, 'achievedOn' | 'signedOffOn'>,
  course: Pick<CourseWithMappings, 'versions' | 'mappings'> | undefined,
  equivalences: EquivalencesById,
): JudgedEvidence {
  const { achievedOn, signedOffOn } = evidence;
  const days = {
    achievedOn: dayOf(achievedOn),
    signedOffOn: signedOffOn === undefined ? undefined : dayOf(signedOffOn),
  };
  return satisfying({ ...evidence, ...days }, course, equivalences);
}

interface Satisfying extends Omit<JudgedEvidence, 'recalledOn'> {
  readonly courseVersion?: string | undefined;
}

function satisfying(
  evidence: Satisfying,
  course: Pick<CourseWithMappings, 'versions' | 'mappings'> | undefined,
  equivalences: EquivalencesById,
): JudgedEvidence {
  const { kind, achievedOn, signedOffOn, courseVersion } = evidence;
  const mapped = (course?.mappings ?? [])
    .filter(
      (mapping) =>
        (mapping.version === undefined || mapping.version === courseVersion) && covers(validity(mapping), achievedOn),
    )
    .flatMap((mapping) => mapping.satisfies);
  const named = mapped.length === 0 ? evidence.satisfies : [...new Set([...evidence.satisfies, ...mapped])];
  return {
    kind,
    satisfies: worthOf(named, achievedOn, equivalences),
    achievedOn,
    signedOffOn,
    hours: evidence.hours,
    participatoryHours: evidence.participatoryHours,
    domain: evidence.domain,
    ...(course === undefined ? {} : recallOf(courseVersion, course)),
  };
}

function recallOf(
  version: string | undefined,
  course: Pick<CourseWithMappings, 'versions'>,
): Pick<JudgedEvidence, 'recalledOn'> {
  const taken = version === undefined ? undefined : course.versions.find((each) => each.version === version);
  return taken?.withdrawnOn !== undefined && taken.withdrawnBecause === 'recalled'
    ? { recalledOn: dayOf(taken.withdrawnOn) }
    : {};
}
