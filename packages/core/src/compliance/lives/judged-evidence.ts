import { covers, dayOf, type Period } from '../../calendar.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import type { KnownEvidence } from '../../evidence/schema.ts';
import { worthOf, type EquivalencesById } from '../../frameworks/crosswalk/crosswalk.ts';
import { validity } from '../../pathways/job-title.ts';
import type { JudgedEvidence } from '../judge/judge-input.ts';

/** What judging asks of a course. */
type Course = Pick<CourseWithMappings, 'versions' | 'mappings'>;

/**
 * Evidence as the judge sees it, out of a record with calendar dates.
 *
 * @source house design, section 4: a course satisfies only through an explicit mapping
 */
export function judgedEvidence(
  evidence: Omit<EvidenceToJudge, 'achievedOn' | 'signedOffOn'> & Pick<KnownEvidence, 'achievedOn' | 'signedOffOn'>,
  course: Course | undefined,
  equivalences: EquivalencesById,
): JudgedEvidence {
  const { achievedOn, signedOffOn } = evidence;
  const days = {
    achievedOn: dayOf(achievedOn),
    signedOffOn: signedOffOn === undefined ? undefined : dayOf(signedOffOn),
  };
  return evidenceToJudge({ ...evidence, ...days }, course, equivalences);
}

/** Evidence as it is stored, with its days as numbers. */
export interface EvidenceToJudge extends Omit<JudgedEvidence, 'recalledOn'> {
  readonly courseVersion?: string | undefined;
}

/**
 * The same out of a record with day numbers. It satisfies what it names itself, what its course was mapped to on the day of the learning, and what
 * both are worth by decision.
 *
 * @source house design, section 4: a course satisfies only through an explicit mapping
 */
export function evidenceToJudge(
  evidence: EvidenceToJudge,
  course: Course | undefined,
  equivalences: EquivalencesById,
): JudgedEvidence {
  const { achievedOn, courseVersion } = evidence;
  const taken = course === undefined ? undefined : readyCourse(course);
  const named = taken === undefined ? evidence.satisfies : namedBy(evidence, taken.mappings);
  return {
    kind: evidence.kind,
    satisfies: worthOf(named, achievedOn, equivalences),
    achievedOn,
    signedOffOn: evidence.signedOffOn,
    hours: evidence.hours,
    participatoryHours: evidence.participatoryHours,
    domain: evidence.domain,
    recalledOn: courseVersion === undefined ? undefined : taken?.recalledOn.get(courseVersion),
  };
}

/** The same list for all evidence for which it is the same, wherever it can be had without making one. */
function namedBy(
  { satisfies, achievedOn, courseVersion }: EvidenceToJudge,
  mappings: ReadyCourse['mappings'],
): readonly string[] {
  let named = satisfies;
  for (const mapping of mappings) {
    if (mapping.version !== undefined && mapping.version !== courseVersion) continue;
    if (!covers(mapping, achievedOn)) continue;
    named = named.length === 0 ? mapping.satisfies : [...new Set([...named, ...mapping.satisfies])];
  }
  return named;
}

/** A course with its days as numbers. */
interface ReadyCourse {
  readonly mappings: readonly (Period & {
    readonly version: string | undefined;
    readonly satisfies: readonly string[];
  })[];
  /** By version, the day on which it was recalled as unsafe. */
  readonly recalledOn: ReadonlyMap<string, number>;
}

/** A course is looked at for each piece of evidence of it, and never changes. */
const readyCourses = new WeakMap<Course, ReadyCourse>();

function readyCourse(course: Course): ReadyCourse {
  const known = readyCourses.get(course);
  if (known) return known;
  const ready = {
    mappings: course.mappings.map((mapping) => ({
      ...validity(mapping),
      version: mapping.version,
      satisfies: [...new Set(mapping.satisfies)],
    })),
    recalledOn: new Map(
      course.versions.flatMap(({ version, withdrawnOn, withdrawnBecause }) =>
        withdrawnOn !== undefined && withdrawnBecause === 'recalled' ? [[version, dayOf(withdrawnOn)] as const] : [],
      ),
    ),
  };
  readyCourses.set(course, ready);
  return ready;
}
