import type { Instant } from '../calendar.ts';
import type { ReasonToRejudge } from '../context.ts';
import type { AgencyId, PersonId, PostId } from '../ids.ts';
import type { EvidenceId } from '../ids.ts';
import type { EvidenceKind, LearningDomain } from '../learning.ts';
import type { LifeSpans } from './lives/life-spans.ts';
import type { Rejudging } from './rejudge/rejudging.ts';
import type { RuleRecords } from './rules/rules.ts';

/** A post as judging reads it. Days are numbers; `to` is the day after its last. */
export interface PostRecord {
  readonly id: PostId;
  readonly key: number;
  readonly agencyId: AgencyId;
  readonly agencyKey: number;
  readonly agencyKind: string;
  readonly jobTitle: string | undefined;
  readonly audiences: readonly string[];
  readonly flags: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A piece of evidence as judging reads it. Days are numbers. */
export interface EvidenceRecord {
  readonly id: EvidenceId;
  readonly key: number;
  readonly kind: EvidenceKind;
  readonly courseRef: string | undefined;
  readonly courseVersion: string | undefined;
  readonly satisfies: readonly string[];
  readonly achievedOn: number;
  readonly signedOffOn: number | undefined;
  readonly hours: number | undefined;
  readonly participatoryHours: number | undefined;
  readonly domain: LearningDomain | undefined;
}

/** All that is stored of a person that she is judged by, with the integer keys under which spans know it. */
export interface LifeRecord {
  readonly personId: PersonId;
  readonly personKey: number;
  /** By start. */
  readonly posts: readonly PostRecord[];
  /** By the day of the learning; none that was withdrawn. */
  readonly evidence: readonly EvidenceRecord[];
}

/** Everything that is to be stored of a life. */
export type Judge = (life: LifeRecord) => LifeSpans;

/** The rules in force as storage knows them. */
export interface RulesFound {
  /** Absent: no rule was ever written down. */
  readonly id: string | undefined;
  /** Whether newer ones are written down, by which everybody is to be judged again. */
  readonly isHeld: boolean;
  /** What they are made of, where that is not what is written down now, and not known already. */
  readonly held?: RuleRecords | undefined;
}

/** How people are judged by whatever rules turn out to be in force. */
export interface JudgingByRules {
  /** Ids of rules of which the content is known already. */
  readonly ready: readonly string[];
  readonly judgeBy: (found: RulesFound) => Promise<Judge>;
}

/** Whose lives are read. All conditions that are given must hold. */
export interface LivesFilter {
  /** Who has a post in one of these agencies, ended ones included. */
  readonly agencyIds?: readonly AgencyId[] | undefined;
  /** As known at a moment; absent: now. */
  readonly knownAt?: Instant | undefined;
  /** Who has a post that states one of these groups, or states none and has one of these job titles, as keys; other posts are left out. */
  readonly posts?: { readonly groups: readonly string[]; readonly titleKeys: readonly string[] } | undefined;
  /** Evidence that names one of these ids, or is of one of these courses; other evidence is left out. */
  readonly learning?: { readonly ids: readonly string[]; readonly courseRefs: readonly string[] } | undefined;
}

/** What judging itself asks of storage: whom to judge, by which rules, and who must wait for whom. */
export interface JudgingStore {
  /**
   * Waits for whoever judges one of these people, then, `shared`, for whoever judges alone; `alone`, for everybody who judges. Both until the transaction
   * ends, after which nothing else may be locked.
   */
  lockJudging(people: readonly PersonId[], how: 'shared' | 'alone'): Promise<void>;
  /** Makes whoever else changes rules wait until this transaction ends; the id of the rules as they are written down, and whether older ones are held. */
  lockRules(): Promise<{ readonly id: string; readonly isHeld: boolean }>;
  /**
   * The rules in force.
   *
   * @param ready - ids of which the content is known already
   */
  rulesInForce(ready: readonly string[]): Promise<RulesFound>;
  /** Keeps these rules in force until everybody is judged by those that are written down. */
  holdRules(id: string, records: RuleRecords): Promise<void>;
  /** The moment as known at which the rules stood by which figures asked for as known at a moment (absent: now) were judged. */
  rulesKnownAt(knownAt?: Instant): Promise<Instant>;
  /** Asks for everybody to be judged again, or adds the reason to one that has not ended. */
  askForRejudging(id: string, why: ReasonToRejudge): Promise<void>;
  /** By which edition of the judge everybody was last judged as a whole. */
  judgedBy(): Promise<number>;
  /** The re-judging that has not ended, or else the last one. */
  latestRejudging(): Promise<Rejudging | undefined>;
  /**
   * Judges these people by the rules in force and by what is known of them now, and puts what is said in place of their current spans: only spans that
   * change move to the superseded, and the roll-up is kept. Who was judged by held rules is remembered. Lock judging of all of them before.
   */
  judge(people: readonly PersonId[], by: JudgingByRules): Promise<void>;
  /** What everybody is judged by, as known now, streamed in the order in which they were first stored: some hundred at a time, in one question. */
  everyRecord(filter?: LivesFilter): AsyncIterable<readonly LifeRecord[]>;
}
