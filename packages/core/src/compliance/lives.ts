import { covers, dayOf, FOREVER, type Period } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { CourseWithMappings } from '../courses/store.ts';
import type { KnownEvidence } from '../evidence/schema.ts';
import { requirementsInForce, type RequirementInForce } from '../frameworks/in-force.ts';
import type { Pack } from '../frameworks/schema.ts';
import type { PersonId } from '../ids.ts';
import { groupsOfJobTitle, validity } from '../pathways/job-title.ts';
import type { AgencyOverride, JobTitleMapping } from '../pathways/schema.ts';
import type { Agency, Post } from '../people/schema.ts';
import type { JudgedEvidence, JudgedPost, Life } from './judge-input.ts';
import { JUDGING_OPTIONS } from './options.ts';
import type { ComplianceStores } from './store.ts';

/** Everything that one stored person is judged by, and the records that its indexes stand for. */
export interface StoredLife {
  readonly personId: PersonId;
  readonly life: Life;
  readonly posts: readonly Post[];
  readonly evidence: readonly KnownEvidence[];
}

/** Whatever of a partnership's rules people are judged by, loaded once for many people. */
export interface RulesOfPartnership {
  readonly packs: readonly Pack[];
  readonly requirements: readonly RequirementInForce[];
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly overrides: ReadonlyMap<string, readonly AgencyOverride[]>;
}

/** The rules in force in a partnership over all time, as known now. */
export async function loadRules(ctx: Context<ComplianceStores>): Promise<RulesOfPartnership> {
  const { store } = ctx;
  const [packs, activations, agencies, overrides] = [
    await store.frameworks.packs(),
    await store.frameworks.activations(),
    await store.people.agencies(),
    await store.pathways.overrides(),
  ];
  return {
    packs,
    requirements: requirementsInForce(packs, activations, JUDGING_OPTIONS),
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    overrides: Map.groupBy(overrides, (override) => override.agencyId),
  };
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
  const titles = [
    ...new Set(posts.flatMap((post) => (post.audiences.length === 0 && post.jobTitle ? [post.jobTitle] : []))),
  ];
  const mappings = titles.length === 0 ? [] : await store.pathways.mappings(titles);
  const refs = [...new Set(evidence.flatMap((each) => each.courseRef ?? []))];
  const courses = new Map(
    (refs.length === 0 ? [] : await store.courses.byRefs(refs)).map((each) => [each.course.ref, each]),
  );

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
        posts: ownPosts.map((post) => judgedPost(post, rules, mappings)),
        evidence: ownEvidence.map((each) =>
          judgedEvidence(each, each.courseRef === undefined ? undefined : courses.get(each.courseRef)),
        ),
      },
    };
  });
}

function judgedPost(post: Post, rules: RulesOfPartnership, mappings: readonly JobTitleMapping[]): JudgedPost {
  const period: Period = {
    from: dayOf(post.startsOn),
    to: post.endsOn === undefined ? FOREVER : dayOf(post.endsOn) + 1,
  };
  const stated = post.audiences.length > 0 ? [{ ...period, ids: post.audiences }] : [];
  const mapped =
    post.audiences.length === 0 && post.jobTitle
      ? groupsOfJobTitle(post.jobTitle, post.agencyId, period, mappings)
      : [];
  return {
    ...period,
    agencyKind: rules.agencies.get(post.agencyId)?.kind,
    flags: post.flags,
    audiences: [...stated, ...mapped],
    overrides: (rules.overrides.get(post.agencyId) ?? []).map((override) => ({
      from: dayOf(override.from),
      to: override.to === null ? FOREVER : dayOf(override.to) + 1,
      requirementId: override.requirementId,
      intervalMonths: override.intervalMonths,
    })),
  };
}

/**
 * What evidence satisfies: what it names itself, and what its course was mapped to on the day of the learning.
 *
 * @source house design, section 4: a course satisfies only through an explicit mapping
 */
export function judgedEvidence(
  evidence: Pick<
    KnownEvidence,
    'kind' | 'courseVersion' | 'satisfies' | 'achievedOn' | 'signedOffOn' | 'hours' | 'participatoryHours' | 'domain'
  >,
  course: CourseWithMappings | undefined,
): JudgedEvidence {
  const achievedOn = dayOf(evidence.achievedOn);
  const mapped = (course?.mappings ?? [])
    .filter(
      (mapping) =>
        (mapping.version === undefined || mapping.version === evidence.courseVersion) &&
        covers(validity(mapping), achievedOn),
    )
    .flatMap((mapping) => mapping.satisfies);
  return {
    kind: evidence.kind,
    satisfies: [...new Set([...evidence.satisfies, ...mapped])],
    achievedOn,
    signedOffOn: evidence.signedOffOn === undefined ? undefined : dayOf(evidence.signedOffOn),
    hours: evidence.hours,
    participatoryHours: evidence.participatoryHours,
    domain: evidence.domain,
    ...recallOf(evidence.courseVersion, course),
  };
}

function recallOf(
  version: string | undefined,
  course: CourseWithMappings | undefined,
): Pick<JudgedEvidence, 'recalledOn'> {
  if (version === undefined || course === undefined) return {};
  const taken = course.versions.find((each) => each.version === version);
  return taken?.withdrawnOn !== undefined && taken.withdrawnBecause === 'recalled'
    ? { recalledOn: dayOf(taken.withdrawnOn) }
    : {};
}
