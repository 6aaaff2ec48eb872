import type { Period } from '../../calendar.ts';
import type { EvidenceKind, LearningDomain } from '../../learning.ts';

/** What an agency decided about intervals, in one period. */
export interface OverrideInForce extends Period {
  readonly requirementId: string | undefined;
  readonly intervalMonths: number;
}

/** A post as the judge sees it. Days are numbers; `to` is the day after its last. */
export interface JudgedPost extends Period {
  readonly agencyKind: string | undefined;
  readonly flags: readonly string[];
  /** Which groups the post was in, over time. A time with none is a time that cannot be judged. */
  readonly audiences: readonly (Period & { readonly ids: readonly string[] })[];
  readonly overrides: readonly OverrideInForce[];
}

/** Evidence as the judge sees it: already mapped from courses to what they satisfy. */
export interface JudgedEvidence {
  readonly kind: EvidenceKind;
  readonly satisfies: readonly string[];
  readonly achievedOn: number;
  readonly signedOffOn: number | undefined;
  readonly hours?: number | undefined;
  /** How many of the hours were learnt together with others. */
  readonly participatoryHours?: number | undefined;
  readonly domain?: LearningDomain | undefined;
  /** The day on which the version of its course was recalled as unsafe, where it was. */
  readonly recalledOn?: number | undefined;
}

/** Everything that one person is judged by. Judgements name posts and evidence by their index here. */
export interface Life {
  readonly posts: readonly JudgedPost[];
  readonly evidence: readonly JudgedEvidence[];
}
