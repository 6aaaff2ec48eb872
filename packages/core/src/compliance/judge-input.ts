import type { Period } from '../calendar.ts';
import type { EvidenceKind } from '../evidence/schema.ts';
import type { ChosenReadings, Framework, Requirement } from '../frameworks/schema.ts';

/** A requirement as it stood in one period: one version of a pack at work, with its readings. Day numbers, half-open. */
export interface RequirementInForce extends Period {
  readonly requirement: Requirement;
  readonly pack: string;
  readonly version: string;
  readonly readings: ChosenReadings;
  /** The framework that the requirement's level belongs to, for the levels of a post's groups. */
  readonly framework: Framework | undefined;
}

/** What an agency decided about intervals, in one period. */
export interface OverrideInForce extends Period {
  readonly requirementId: string | undefined;
  readonly intervalMonths: number;
}

/** A post as the judge sees it. Days are numbers; `to` is the day after its last. */
export interface JudgedPost<Key = string> extends Period {
  readonly key: Key;
  readonly agencyKind: string | undefined;
  readonly flags: readonly string[];
  /** Which groups the post was in, over time. A time with none is a time that cannot be judged. */
  readonly audiences: readonly (Period & { readonly ids: readonly string[] })[];
  readonly overrides: readonly OverrideInForce[];
}

/** Evidence as the judge sees it: already mapped from courses to what they satisfy. */
export interface JudgedEvidence<Key = string> {
  readonly key: Key;
  readonly kind: EvidenceKind;
  readonly satisfies: readonly string[];
  readonly achievedOn: number;
  readonly signedOffOn: number | undefined;
}

/** Everything that one person is judged by. */
export interface Life<PostKey = string, EvidenceKey = string> {
  readonly posts: readonly JudgedPost<PostKey>[];
  readonly evidence: readonly JudgedEvidence<EvidenceKey>[];
}
