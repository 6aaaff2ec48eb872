import type { AccessStore } from '../access/store.ts';
import type { Decider } from '../access/who-decided.ts';
import type { CalendarDate, Instant } from '../calendar.ts';
import type { Audited } from '../context.ts';
import type { CoursesStore } from '../courses/store.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { AgencyId, CourseId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStore } from '../people/store.ts';
import type { AgencyScope } from '../scope.ts';
import type { DesignAnswer, Endorsement, EndorsementState } from './schema.ts';

/** An answer as it was given. */
export interface StoredDesignAnswer extends DesignAnswer {
  readonly answeredAt: Instant;
  readonly answeredBy: Decider;
}

/** An endorsement with who asked and decided, and the mapping through which it counts. */
export interface StoredEndorsement extends Endorsement {
  readonly askedAt: Instant;
  readonly askedBy: Decider;
  readonly decidedAt?: Instant | undefined;
  readonly decidedBy?: Decider | undefined;
  /** The course mapping that it wrote; absent: none yet. */
  readonly mappingId?: string | undefined;
}

/** Which endorsements a list asks for. All conditions that are given must hold. */
export interface EndorsementsFilter {
  readonly agencyId?: AgencyId | undefined;
  readonly state?: EndorsementState | undefined;
  /** Counts on the first of these days, and does not any more after the second. */
  readonly runsOut?: { readonly today: CalendarDate; readonly by: CalendarDate } | undefined;
}

/** What standards ask of storage. */
export interface StandardsStore {
  /** Every answer about a course version, the newest first. */
  designAnswers(courseId: CourseId, version: string): Promise<readonly StoredDesignAnswer[]>;
  /** The last answer to each standard, of every course version. */
  latestDesignAnswers(): Promise<readonly DesignAnswer[]>;
  /** Keeps an answer beside those before it. */
  addDesignAnswer(answer: StoredDesignAnswer): Promise<void>;

  /** The agency whose own course it is. */
  ownerOf(courseId: CourseId): Promise<AgencyId | undefined>;
  /** The same, with everybody else who asks for this course waiting until this transaction ends. */
  lockOwner(courseId: CourseId): Promise<AgencyId | undefined>;
  setOwner(courseId: CourseId, agencyId: AgencyId): Promise<void>;
  /** By title. */
  ownCourses(
    scope: AgencyScope,
    page: PageRequest,
  ): Promise<Page<{ readonly courseId: CourseId; readonly agencyId: AgencyId }>>;

  /** Those that wait first, then those that run out soonest. */
  endorsements(scope: AgencyScope, filter: EndorsementsFilter, page: PageRequest): Promise<Page<StoredEndorsement>>;
  endorsement(id: string): Promise<StoredEndorsement | undefined>;
  /** The endorsement, with everybody else who decides of it waiting until this transaction ends. */
  lockEndorsement(id: string): Promise<StoredEndorsement | undefined>;
  /** What this agency's course was asked for, or counts by, against one set. */
  endorsementsOfCourse(courseId: CourseId): Promise<readonly StoredEndorsement[]>;
  /** Those that count today and do not any more after a day, that nobody asked for or endorsed anew, and of whose end nobody was told. */
  endorsementsEnding(days: {
    readonly today: CalendarDate;
    readonly by: CalendarDate;
  }): Promise<readonly StoredEndorsement[]>;
  saveEndorsement(endorsement: StoredEndorsement): Promise<void>;
  /** How many are in each state, and how many of them count on a day or run out by another. */
  endorsementCounts(period: { readonly from: CalendarDate; readonly to: CalendarDate }): Promise<EndorsementCounts>;
}

/** What became of requests for endorsement in a period. */
export interface EndorsementCounts {
  readonly asked: number;
  readonly endorsed: number;
  readonly declared: number;
  readonly refused: number;
  readonly ended: number;
  /** Counting on the last day of the period. */
  readonly counting: number;
  /** Came to their last day in the period and were not renewed. */
  readonly expired: number;
}

/** The stores that actions on standards touch. */
export interface StandardsStores extends Audited {
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly frameworks: FrameworksStore;
  readonly courses: CoursesStore;
  readonly standards: StandardsStore;
  /** Of the pool of trainers only whether somebody is in it. */
  readonly trainers: {
    byPeople(people: readonly PersonId[]): Promise<readonly { readonly isActive: boolean }[]>;
  };
}
