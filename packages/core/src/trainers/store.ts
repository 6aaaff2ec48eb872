import type { CalendarDate, Instant } from '../calendar.ts';
import type { Audited } from '../context.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { EventId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStore } from '../people/store.ts';
import type { Availability } from './availability.ts';
import type { LedEvent, Trainer, TrainerAssignment, TrainerRecord } from './schema.ts';
import type { TrainerSettings } from './settings.ts';

/** Another event that a trainer leads. */
export interface BusyTrainer {
  readonly personId: PersonId;
  readonly eventId: EventId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What trainers ask of storage. */
export interface TrainersStore {
  /** By family name. */
  trainers(page: PageRequest): Promise<Page<TrainerRecord>>;
  /** Everybody who is active in the pool, by family name: tens of people. */
  active(): Promise<readonly TrainerRecord[]>;
  /** Those of these people who are in the pool. */
  byPeople(people: readonly PersonId[]): Promise<readonly TrainerRecord[]>;
  /** Adds a trainer, who is in the pool from today, or replaces what a coordinator wrote of her; what she and others told stays. */
  save(trainer: Trainer): Promise<void>;
  saveAvailability(personId: PersonId, availability: Availability | undefined): Promise<void>;
  /** Keeps the day on which these people were observed, unless a later one is kept. */
  noteObserved(people: readonly PersonId[], on: CalendarDate): Promise<void>;
  /** Who leads or led events that end between two moments and are not cancelled, drafts left out. */
  led(from: Instant, to: Instant): Promise<readonly LedEvent[]>;
  settings(): Promise<TrainerSettings | undefined>;
  saveSettings(settings: TrainerSettings): Promise<void>;
  assignmentsOf(events: readonly EventId[]): Promise<readonly TrainerAssignment[]>;
  /** Keeps as well which agency gives her now: the event stays its contribution. */
  assign(assignment: TrainerAssignment): Promise<void>;
  unassign(eventId: EventId, personId: PersonId): Promise<void>;
  /** Events of these people that are not cancelled, with any time between two moments; whether sessions meet is for the caller to see. */
  busy(people: readonly PersonId[], from: Instant, to: Instant): Promise<readonly BusyTrainer[]>;
}

/** The stores that actions on trainers touch. */
export interface TrainersStores extends Audited {
  readonly people: PeopleStore;
  readonly frameworks: FrameworksStore;
  readonly trainers: TrainersStore;
}
