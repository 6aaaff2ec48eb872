import type { BookingsStores } from '../bookings/store.ts';
import type { CalendarDate, Instant } from '../calendar.ts';
import type { AgencyId, BookingId, CourseId, EventId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { FormUse } from './forms/form-in-force.ts';
import type { Answers, Form, FormStage, OwnForm, RatedKey } from './schema.ts';
import type { SummaryStore } from './summary/store.ts';
import type { Window } from './forms/windows.ts';

/** By which form an event is evaluated, and when each of its stages is open. */
export interface EvaluationRun {
  readonly eventId: EventId;
  /** Absent: no form is in force, and nobody is asked. */
  readonly form?: Form | undefined;
  /** Whose version it is; absent: the partnership's own. */
  readonly pack?: { readonly id: string; readonly version: string } | undefined;
  readonly stages: readonly FormStage[];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly windows: Readonly<Record<FormStage, Window>>;
  /** Somebody has answered, so that the event keeps its form. */
  readonly isFrozen: boolean;
}

/** What is on record of a sheet; nothing of one that is open still. */
export interface KeptSheet {
  readonly bookingId: BookingId;
  readonly stage: FormStage;
  readonly eventId: EventId;
  readonly state: 'answered' | 'declined';
  /** Absent of an anonymous form. */
  readonly at?: Instant | undefined;
}

/** What is rated, as it is kept: ratings of the same form, key, course and number of ranks compare. */
export interface RatedItem {
  readonly formId: string;
  readonly key: RatedKey;
  /** For objectives, the course; absent for an item of the form itself. */
  readonly courseId?: CourseId | undefined;
  readonly title: string;
  readonly labels: readonly string[];
}

/** One rating, by rank from 1. */
export interface KeptRating {
  readonly item: RatedItem;
  readonly rank: number;
  readonly isThinkingBack: boolean;
}

/** Something that somebody wrote. */
export interface KeptText {
  readonly itemId: string;
  readonly words: string;
  readonly isPlan: boolean;
}

/** What an answer holds, whoever gave it. */
export interface KeptContent {
  readonly ratings: readonly KeptRating[];
  readonly choices: Answers['choices'];
  readonly texts: readonly KeptText[];
  /** The day on which what was written is forgotten. */
  readonly forgetOn: CalendarDate;
}

/** An answer to a named form. */
export interface NamedAnswer extends Omit<KeptContent, 'forgetOn'> {
  readonly key: number;
  readonly eventId: EventId;
  readonly stage: FormStage;
  readonly formId: string;
  readonly bookingId: BookingId;
  /** Who answered: whose booking it is, or whoever spoke with them as their manager. */
  readonly personId: PersonId;
  readonly agencyId: AgencyId;
  readonly answeredAt: Instant;
  readonly changedAt: Instant;
  readonly sharesPlan: boolean;
  readonly talkOn?: CalendarDate | undefined;
}

/** A sheet in somebody's list. */
export interface SheetRow {
  readonly bookingId: BookingId;
  readonly eventId: EventId;
  readonly personId: PersonId;
  readonly stage: FormStage;
  readonly window: Window;
  readonly kept?: Pick<KeptSheet, 'state' | 'at'> | undefined;
}

/** What evaluation asks of storage. */
export interface EvaluationStore extends SummaryStore {
  /** Makes whoever else changes forms wait until this transaction ends. */
  lockForms(): Promise<void>;
  /** The partnership's own versions of forms, by id and version; few. */
  ownForms(): Promise<readonly OwnForm[]>;
  /** Adds a version or replaces a draft; one at work cannot be replaced. */
  saveForm(form: OwnForm): Promise<void>;
  removeDraft(id: string, version: string): Promise<void>;
  formUse(): Promise<FormUse>;
  /** @param formId - null: the same as the rest */
  saveCourseForm(courseId: CourseId, formId: string | null): Promise<void>;
  saveDefaultForm(formId: string | null): Promise<void>;

  /** The run of an event; `isStale` when its form or dates have to be looked up again. */
  run(eventId: EventId): Promise<{ readonly run: EvaluationRun; readonly isStale: boolean } | undefined>;
  runs(eventIds: readonly EventId[]): Promise<readonly EvaluationRun[]>;
  saveRun(run: EvaluationRun): Promise<void>;
  /** Has the form of every event looked up again of which nobody has answered yet. */
  unsettle(): Promise<void>;
  /** Events whose form has to be looked up, the earliest first; all, or those that concern one person's bookings. */
  toSettle(limit: number, personId?: PersonId): Promise<readonly EventId[]>;

  /** Makes whoever else sends a sheet of this booking wait until this transaction ends. */
  lockBooking(id: BookingId): Promise<void>;
  sheets(bookingIds: readonly BookingId[]): Promise<readonly KeptSheet[]>;
  saveSheet(sheet: KeptSheet): Promise<void>;
  /** Who reads the manager's sheet of a booking: the manager of its post, or else the deputy, or else the leads; nobody erased, and never themselves. */
  managersOf(bookingId: BookingId): Promise<readonly PersonId[]>;
  /** Sheets that somebody can answer now, or has answered and may change; those of others as their manager too. Newest first. */
  listSheets(personId: PersonId, page: PageRequest): Promise<Page<SheetRow>>;

  /** Answers to named forms of these bookings. */
  answers(bookingIds: readonly BookingId[]): Promise<readonly NamedAnswer[]>;
  /** Adds an answer to a named form or replaces what it holds, and gives its key. */
  saveAnswer(answer: Omit<NamedAnswer, 'key'> & KeptContent): Promise<number>;
  /** Drops an anonymous answer among those of its event, all of which are put in a new random order. Lock the event first. */
  addBallot(
    ballot: KeptContent & { readonly eventId: EventId; readonly stage: FormStage; readonly formId: string },
  ): Promise<number>;
  /**
   * Bookings of a person with an answer of their own to a named form, the latest event first.
   *
   * @param readBy - only those whose plan they share with this manager
   */
  answeredBookings(personId: PersonId, page: PageRequest, readBy?: PersonId): Promise<Page<BookingId>>;
  /** Forgets what people wrote whose day has come. */
  forgetTexts(today: CalendarDate): Promise<void>;
  /** Asks that people be asked, or reminded once more, how it was; gives how many. */
  askPeople(at: Instant, today: CalendarDate): Promise<number>;
}

/** The stores that actions of evaluation touch. */
export interface EvaluationStores extends BookingsStores {
  readonly evaluation: EvaluationStore;
}
