import type { Decider } from '../access/who-decided.ts';
import type { CalendarDate, Instant } from '../calendar.ts';
import type { EvaluationStores } from '../evaluation/store.ts';
import type { EventsStores } from '../events/store.ts';
import type { CourseId, EventId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { StandardsStores } from '../standards/store.ts';
import type {
  ActionOf,
  CourseReview,
  Lesson,
  Observation,
  ObservedAnswer,
  QualityAction,
  ReviewCause,
  ReviewOutcome,
  SamplingPlan,
  TrainerWords,
} from './schema.ts';

/** A review without its causes, which are kept one by one. */
export type ReviewKept = Omit<CourseReview, 'causes'>;

/** A cause with the review that it belongs to. */
export interface CauseKept {
  readonly reviewId: string;
  /** What tells it apart among the causes of a course: the same theme of the same event is one cause. */
  readonly key: string;
  readonly cause: ReviewCause;
  readonly addedAt: Instant;
}

/** How often one standard was found in each state. */
export interface StandardCount {
  readonly setId: string;
  readonly standardId: string;
  readonly state: ObservedAnswer['state'];
  readonly count: number;
}

/** What is counted of a period. */
export interface QualityCounts {
  /** Events whose last session was over in the period and that were not cancelled. */
  readonly held: number;
  readonly cancelled: number;
  readonly observed: number;
  readonly sampled: number;
  readonly standards: readonly StandardCount[];
  readonly opened: readonly { readonly kind: ReviewCause['kind']; readonly count: number }[];
  readonly closed: readonly { readonly outcome: ReviewOutcome; readonly count: number }[];
  readonly reviewsOpened: number;
  readonly reviewsOpen: number;
  readonly actions: {
    readonly agreed: number;
    readonly closed: number;
    readonly open: number;
    readonly overdue: number;
  };
}

/** What quality asks of storage. */
export interface QualityStore {
  /** By the day of the session, the latest first; `whose`: those they observe, and shared ones of sessions they led. */
  observations(
    filter: {
      readonly state?: Observation['state'] | undefined;
      readonly eventId?: EventId | undefined;
      readonly whose?: PersonId | undefined;
    },
    page: PageRequest,
  ): Promise<Page<Observation>>;
  observation(id: string): Promise<Observation | undefined>;
  /** The observation, with everybody else who writes it waiting until this transaction ends. */
  lockObservation(id: string): Promise<Observation | undefined>;
  observationsById(ids: readonly string[]): Promise<readonly Observation[]>;
  observationsOfEvents(events: readonly EventId[]): Promise<readonly Observation[]>;
  /** Adds or replaces everything but what trainers say. */
  saveObservation(observation: Observation): Promise<void>;
  saveWords(observationId: string, words: TrainerWords): Promise<void>;
  /** Empties what was written in observations of sessions before a day. @returns how many */
  forgetTexts(before: CalendarDate): Promise<number>;

  reviews(state: CourseReview['state'] | undefined, page: PageRequest): Promise<Page<CourseReview>>;
  review(id: string): Promise<CourseReview | undefined>;
  lockReview(id: string): Promise<CourseReview | undefined>;
  reviewsById(ids: readonly string[]): Promise<readonly CourseReview[]>;
  /** The open review of the course, locked; if there is none, this one is added. */
  takeOpenReview(review: ReviewKept): Promise<ReviewKept>;
  saveReview(review: ReviewKept): Promise<void>;
  cause(courseId: CourseId, key: string): Promise<CauseKept | undefined>;
  /** @returns false when the course has that cause already */
  addCause(courseId: CourseId, cause: CauseKept): Promise<boolean>;
  replaceCause(courseId: CourseId, key: string, cause: ReviewCause): Promise<void>;
  /** Causes by the lesson they come of. */
  causesOfLessons(
    lessonIds: readonly string[],
  ): Promise<readonly { readonly lessonId: string; readonly courseId: CourseId; readonly reviewId: string }[]>;
  /** Course versions in use whose content is to be looked at again by a day, and for which no review was opened. */
  contentDue(
    by: CalendarDate,
    limit: number,
  ): Promise<readonly { readonly courseId: CourseId; readonly version: string; readonly reviewOn: CalendarDate }[]>;

  /** The first due first; `whose`: those they own, and those of observations they wrote or whose session they led. */
  actions(
    filter: {
      readonly open?: boolean | undefined;
      readonly overdueOn?: CalendarDate | undefined;
      readonly of?: ActionOf | undefined;
      readonly whose?: PersonId | undefined;
    },
    page: PageRequest,
  ): Promise<Page<QualityAction>>;
  /** The first due first. */
  actionsOf(of: ActionOf): Promise<readonly QualityAction[]>;
  actionsOfLessons(lessonIds: readonly string[]): Promise<readonly QualityAction[]>;
  action(id: string): Promise<QualityAction | undefined>;
  saveAction(action: QualityAction, agreedAt: Instant): Promise<void>;

  /** The latest received first. */
  lessons(state: Lesson['state'] | undefined, page: PageRequest): Promise<Page<Lesson>>;
  lesson(id: string): Promise<Lesson | undefined>;
  lessonsById(ids: readonly string[]): Promise<readonly Lesson[]>;
  lessonsReceived(from: CalendarDate, to: CalendarDate): Promise<readonly Lesson[]>;
  saveLesson(lesson: Lesson): Promise<void>;

  /** The latest period first. */
  samplingPlans(page: PageRequest): Promise<Page<SamplingPlan>>;
  lockSamplingPlan(id: string): Promise<SamplingPlan | undefined>;
  saveSamplingPlan(plan: SamplingPlan, by: Decider): Promise<void>;

  /** Whether somebody observes, or sees to what was agreed, whatever their role; also of what is done. */
  hasDuties(personId: PersonId): Promise<boolean>;

  /** Course versions of the partnership's own offer that can be taken on a day; not agencies' own courses, nor offers of others. */
  versionsInUse(on: CalendarDate): Promise<readonly { readonly courseId: CourseId; readonly version: string }[]>;
  /** Holds up whoever else would tell of observations until this transaction ends. */
  lockTelling(): Promise<void>;
  /** Shared observations of a period of which nothing was told yet as to one set of standards, in the order in which they were shared. */
  untold(
    setId: string,
    period: { readonly from: CalendarDate; readonly to: CalendarDate },
  ): Promise<readonly { readonly id: string; readonly eventId: EventId }[]>;
  /** Puts observations into a lot as to one set of standards, for good. */
  saveLot(lot: {
    readonly id: string;
    readonly setId: string;
    readonly observationIds: readonly string[];
  }): Promise<void>;
  /** What was told of the lots that lie in a period whole, and how many shared observations of it were not told of as to some set. */
  told(period: {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    /** Of how many sessions at least a lot must say something of a standard, else it says nothing of it. */
    readonly fewest: number;
  }): Promise<{ readonly standards: readonly StandardCount[]; readonly waiting: number }>;
  /** What is counted of whole local days; of what is open and overdue, as it stood at the end of the last of them. */
  counts(period: { readonly from: CalendarDate; readonly to: CalendarDate }): Promise<QualityCounts>;
}

/** The stores that actions on quality touch. */
export type QualityStores = StandardsStores & EventsStores & EvaluationStores & { readonly quality: QualityStore };
