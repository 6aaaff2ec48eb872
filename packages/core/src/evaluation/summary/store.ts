import type { CalendarDate, Instant } from '../../calendar.ts';
import type { AgencyId, CourseId, EventId, PersonId } from '../../ids.ts';
import type { AgencyKind } from '../../people/schema.ts';
import type { Page, PageRequest } from '../../paging.ts';
import type { Form, FormStage, SummaryScope } from '../schema.ts';

/** Course versions and stages of which answers wait that are complete and enough. */
export interface ToRelease {
  readonly courseId: CourseId;
  readonly courseVersion?: string | undefined;
  readonly stage: FormStage;
}

type Rank = readonly [item: number, rank: number];

/** An answer as it is stored, with what the same person rated at other stages. */
export interface StoredAnswer {
  readonly answer: string;
  readonly eventId: EventId;
  readonly naming: 'named' | 'anonymous';
  readonly formId: string;
  /** Absent of an anonymous form. */
  readonly agencyId?: AgencyId | undefined;
  readonly lot?: string | undefined;
  readonly agencyLot?: string | undefined;
  readonly now: readonly Rank[];
  readonly before: readonly Rank[];
  readonly thoughtBack: readonly Rank[];
  readonly choices: readonly (readonly [itemId: string, choiceId: string])[];
}

/** Which answers are read to make lots of. */
export interface AnswersForLots {
  readonly stage: FormStage;
  /** False: those that are in a lot by event already. */
  readonly waiting: boolean;
  readonly ofEvent?: EventId | undefined;
  readonly ofCourse?: CourseId | undefined;
  readonly version?: string | null | undefined;
  /** Only of events whose stage is over at this moment. */
  readonly overAt?: Instant | undefined;
  readonly isNamed?: boolean | undefined;
}

/** Sums of one item as they are kept; item 0 has those of all items. */
export interface SumsRow {
  readonly item: number;
  readonly pairs: number;
  readonly thought_back: number;
  readonly before: number;
  readonly before_squares: number;
  readonly after: number;
  readonly after_squares: number;
  readonly gain_squares: number;
  readonly better: number;
  readonly worse: number;
  readonly unmet: number;
  readonly counts: number[];
}

/** A lot that is released. */
export interface LotToSave {
  readonly kind: 'event' | 'agency';
  readonly stage: FormStage;
  readonly naming: 'named' | 'anonymous';
  readonly agencyId?: AgencyId | undefined;
  readonly answers: readonly { readonly answer: string; readonly eventId: EventId }[];
  readonly cells: readonly SumsRow[];
  readonly choices: readonly {
    readonly formId: string;
    readonly itemId: string;
    readonly choiceId: string;
    readonly count: number;
  }[];
}

/** What is rated, as ratings of it are numbered. */
export interface ItemRow {
  readonly item: number;
  readonly formId: string;
  readonly key: string;
  readonly isObjective: boolean;
  readonly title: string;
  readonly labels: readonly string[];
}

/** By what sums are told apart. */
export type SummaryGroup =
  | 'nothing'
  | 'course'
  | 'version'
  | 'event'
  | 'trainers'
  | 'agency'
  | 'agency-kind'
  | 'quarter';

/** Which sums are read. */
export interface SumsWanted {
  readonly scope: SummaryScope;
  /** `live`: of all named answers there are. `lots`: of what was released. */
  readonly of: 'live' | 'lots';
  /** Lots known by then. */
  readonly knownAt?: Instant | undefined;
  readonly by: SummaryGroup;
  /** Lots of anonymous forms only: what live sums do not have. */
  readonly isAnonymous?: boolean | undefined;
  /** Only item 0. */
  readonly isWhole?: boolean | undefined;
  /** Only of this stage. */
  readonly stage?: FormStage | undefined;
}

/** Sums of one group, stage and item. */
export interface GroupSums extends SumsRow {
  readonly group: string;
  readonly stage: FormStage;
}

/** How many of a group were asked at a stage, answered and declined. */
export interface GroupRate {
  readonly group: string;
  readonly stage: FormStage;
  readonly asked: number;
  readonly answered: number;
  readonly declined: number;
  /** Of lots: whether nobody declined in any, or as many as may be told of. */
  readonly isDeclinedTold: boolean;
  /** When the newest of them was released. */
  readonly releasedAt?: Instant | undefined;
}

/** How often something was chosen. */
export interface ChoiceSum {
  readonly stage: FormStage;
  readonly formId: string;
  readonly itemId: string;
  readonly choiceId: string;
  readonly count: number;
  /** How many people answered the question, whatever they chose; absent: they are lots, and so enough of them. */
  readonly people?: number;
}

/** Something that somebody wrote, without whose it is. */
export interface CommentRow {
  readonly id: string;
  readonly eventId: EventId;
  readonly courseId: CourseId;
  readonly courseTitle: string;
  readonly startsAt: Instant;
  readonly stage: FormStage;
  readonly formId: string;
  readonly itemId: string;
  readonly words: string;
  readonly tags: readonly string[];
  readonly isRead: boolean;
}

/** Pairs of one item in one run of a course. */
export interface RunSums {
  readonly eventId: EventId;
  readonly item: number;
  readonly pairs: number;
  readonly unmet: number;
}

/** What summaries, releases and comments ask of storage. */
export interface SummaryStore {
  /** The partnership's threshold of small numbers, if it has set one. */
  smallNumbers(): Promise<number | undefined>;
  /** Adds up anew what is told live of an event and of one of its agencies. */
  tally(eventId: EventId, agencyId: AgencyId): Promise<void>;
  /** Adds up months of which all questions have opened, so that a year is read faster; nothing while somebody changes something of a month. */
  sumMonths(): Promise<void>;

  lockCourse(courseId: CourseId): Promise<void>;
  toRelease(at: Instant): Promise<readonly ToRelease[]>;
  answersForLots(wanted: AnswersForLots): Promise<readonly StoredAnswer[]>;
  /** Which items lots tell of, by lot. */
  toldItems(lots: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<number>>>;
  saveLot(lot: LotToSave): Promise<string>;

  items(ids: readonly number[]): Promise<readonly ItemRow[]>;
  /** Every version of these forms by which an event was evaluated. */
  formVersions(formIds: readonly string[]): Promise<readonly Form[]>;
  sums(wanted: SumsWanted): Promise<readonly GroupSums[]>;
  rates(wanted: SumsWanted, today: CalendarDate): Promise<readonly GroupRate[]>;
  choices(wanted: Omit<SumsWanted, 'by' | 'isWhole' | 'stage'>): Promise<readonly ChoiceSum[]>;
  /** How many answers in a scope wait to be released, by stage. */
  waiting(scope: SummaryScope): Promise<readonly { readonly stage: FormStage; readonly answers: number }[]>;

  /** The runs of a course version up to and with an event, the latest first, with at most so many before it. */
  runSums(eventId: EventId, before: number): Promise<readonly RunSums[]>;

  /** @param released - only what was released; of an anonymous form nothing else is ever read */
  comments(
    wanted: { readonly scope: SummaryScope; readonly released: boolean; readonly isRead?: boolean | undefined },
    page: PageRequest,
  ): Promise<Page<CommentRow>>;
  comment(id: string): Promise<CommentRow | undefined>;
  tagComment(id: string, tags: readonly string[], isRead: boolean): Promise<void>;
  /** The events that somebody leads, of these. */
  eventsLedBy(personId: PersonId, eventIds: readonly EventId[]): Promise<readonly EventId[]>;
}

/** An agency as summaries name it. */
export interface AgencyNamed {
  readonly id: AgencyId;
  readonly name: string;
  readonly kind: AgencyKind;
}
