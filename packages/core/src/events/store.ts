import type { Instant } from '../calendar.ts';
import type { Audited } from '../context.ts';
import type { CoursesStore } from '../courses/store.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { CourseId, EventId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStore } from '../people/store.ts';
import type { OfferKind } from '../courses/schema.ts';
import type { TrainersStore } from '../trainers/store.ts';
import type { Event, EventNote, EventRecord, EventState } from './schema.ts';

/** How many people an event has, of how many agencies those with a place are, and how many lead it. */
export interface EventCounts {
  readonly taken: number;
  readonly waiting: number;
  readonly agencies: number;
  readonly trainers: number;
  /** What trainers told of it and nobody has dealt with yet. */
  readonly openNotes: number;
}

/** Which events a list asks for. All conditions that are given must hold. */
export interface EventsFilter {
  /** Not over before this moment. */
  readonly from?: Instant | undefined;
  /** Begun before this moment. */
  readonly to?: Instant | undefined;
  readonly courseIds?: readonly CourseId[] | undefined;
  readonly kind?: OfferKind | undefined;
  readonly mode?: Event['mode'] | undefined;
  /** Each word stands in the title, reference or level of the course or in the venue's name. */
  readonly words?: readonly string[] | undefined;
  readonly states?: readonly EventState[] | undefined;
  readonly trainerId?: PersonId | undefined;
}

/** What events ask of storage. */
export interface EventsStore {
  /**
   * The event, with everybody else who locks it waiting until this transaction ends. Whatever changes an event or its bookings begins with
   * this: events are locked first, then bookings, ledger, people.
   */
  lock(id: EventId): Promise<EventRecord | undefined>;
  event(id: EventId): Promise<EventRecord | undefined>;
  /** By the start of their first session, a page at a time. */
  list(filter: EventsFilter, page: PageRequest): Promise<Page<EventRecord>>;
  /** How many people these events have. */
  counts(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, EventCounts>>;
  /** Whether somebody has a place, or had one and came. */
  hasPlace(id: EventId, personId: PersonId): Promise<boolean>;
  /** Those of these events that are there, by date. */
  events(ids: readonly EventId[]): Promise<readonly EventRecord[]>;
  /** Adds or replaces everything but {@link EventRecord.allottedAt} and {@link EventRecord.tendAt}, which have setters of their own. */
  save(event: EventRecord): Promise<void>;
  /** What trainers told of an event, the newest first; of one trainer, or what nobody has dealt with yet. */
  notes(
    filter: {
      readonly eventId: EventId;
      readonly personId?: PersonId | undefined;
      readonly isOpen?: boolean | undefined;
    },
    page: PageRequest,
  ): Promise<Page<EventNote>>;
  note(id: string): Promise<EventNote | undefined>;
  saveNote(note: EventNote): Promise<void>;
  /** Forgets what was told before a moment. */
  forgetNotes(before: Instant): Promise<void>;
  setAllottedAt(id: EventId, at: Instant): Promise<void>;
  setTendAt(id: EventId, at: Instant | undefined): Promise<void>;
  /**
   * Published events with something due by a moment, the longest waiting first.
   *
   * @param after - only those that wait less long than this one
   */
  toTend(now: Instant, limit: number, after?: EventToTend): Promise<readonly EventToTend[]>;
}

/** An event of which something is due, and since when. */
export interface EventToTend {
  readonly id: EventId;
  readonly tendAt: Instant;
}

/** The stores that actions on events touch. */
export interface EventsStores extends Audited {
  readonly people: PeopleStore;
  readonly courses: CoursesStore;
  readonly frameworks: FrameworksStore;
  readonly trainers: TrainersStore;
  readonly events: EventsStore;
}
