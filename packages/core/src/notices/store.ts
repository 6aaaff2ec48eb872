import type { Instant } from '../calendar.ts';
import type { Audited } from '../context.ts';
import type { BookingId, EventId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { Notice, NoticeKind } from './schema.ts';

/** Something to tell somebody, as an action asks for it. */
export interface NoticeAsked {
  readonly kind: NoticeKind;
  readonly personId: PersonId;
  /** The booking that it is about. */
  readonly bookingId?: BookingId | undefined;
  /** The event that it is about, where it is about no booking. */
  readonly eventId?: EventId | undefined;
  /** The observation, action, review, endorsement or report that it is about. */
  readonly aboutId?: string | undefined;
  /** The session that its calendar entry is for, from 0; absent: it has none. */
  readonly session?: number | undefined;
  /** The event's sequence; of letters of one kind that ask again, how many came before; of an endorsement, its last day as a number; of a report, how often it was sent back. */
  readonly sequence: number;
  /** Not before then; absent: at once. */
  readonly dueAt?: Instant | undefined;
}

/** A notice in the outbox, with whom it is for and what it is about. */
export type NoticeListed = Notice & {
  readonly givenName: string;
  readonly familyName: string;
  readonly courseTitle?: string | undefined;
  readonly reportTitle?: string | undefined;
  /** When the event begins. */
  readonly startsAt?: Instant | undefined;
};

/** How many notices are in each state. */
export type NoticeCounts = Readonly<Record<Notice['state'], number>>;

/** What the area of notices asks of storage. */
export interface NoticesStore {
  /** Asks that people be told, once this transaction is done. What is asked twice in one transaction is told once. */
  enqueue(notices: readonly NoticeAsked[]): Promise<void>;
  /** One notice, locked until the transaction ends. */
  notice(id: string): Promise<Notice | undefined>;
  /** Keeps what became of a notice; `tryAt` is when to try again, absent when it is done with. */
  saveNotice(notice: Notice, tryAt?: Instant): Promise<void>;
  /** Forgets a notice that nobody needs any more. */
  removeNotice(id: string): Promise<void>;
  /** Takes notices whose time has come, those that have waited longest first, counts one more try of each, and leaves them alone until then. */
  takeNotices(at: Instant, leaseUntil: Instant, limit: number): Promise<readonly Notice[]>;
  /** Marks what failed or nobody had an address for as due at once, as if it had not been tried; gives how many. */
  retryNotices(): Promise<number>;
  /** Those that need somebody first, then the newest; of any state, those that were due by now. */
  listNotices(filter: { readonly state?: Notice['state'] | undefined }, page: PageRequest): Promise<Page<NoticeListed>>;
  noticeCounts(): Promise<NoticeCounts>;
  /** Forgets what was to be said of a kind about a booking and has not been sent. */
  withdraw(bookingId: BookingId, kind: NoticeKind): Promise<void>;
  /** Forgets what was to be said of a kind about an event to somebody and has not been sent; gives whether there was something. */
  withdrawFrom(personId: PersonId, eventId: EventId, kind: NoticeKind): Promise<boolean>;
  /** Forgets what was sent or kept before a moment. */
  forgetNotices(before: Instant): Promise<void>;
  /** Asks that trainers be reminded of registers that were not closed the day after; gives how many are told. */
  remindOfRegisters(at: Instant): Promise<number>;
}

/** What actions of this area work with. */
export interface NoticesStores extends Audited {
  readonly notices: NoticesStore;
}
