import type { Audited } from '../context.ts';
import type { AgencyId, BookingId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStore } from '../people/store.ts';
import type {
  AgencySuccession,
  AgencyTerms,
  BillingPeriod,
  BillingRun,
  ChargeLine,
  FinanceDetails,
  LineNote,
  LineState,
  PolicyDraft,
  RunStatement,
} from './schema.ts';

/** A line with where it stands, as it was worked out when it last changed. */
export interface StoredLine extends ChargeLine {
  readonly state: LineState;
}

/** A line that is to be written; storage gives it its place in the order. */
export type NewLine = Omit<ChargeLine, 'position' | 'runId'>;

/** Which lines are meant; what is absent leaves none out. */
export interface LinesFilter {
  readonly agencyIds?: readonly AgencyId[] | undefined;
  readonly state?: LineState | undefined;
  /** The month in which they arose. */
  readonly period?: BillingPeriod | undefined;
  readonly runId?: string | undefined;
}

/** What the lines of one agency come to in one state. */
export interface LineSum {
  readonly agencyId: AgencyId;
  readonly state: LineState;
  readonly isBilled: boolean;
  readonly lines: number;
  readonly pence: number;
}

/** What billing asks of storage. Lines, notes, runs and statements are append-only; terms and successions are versions on the known axis. */
export interface BillingStore {
  /**
   * Holds the ledger until the transaction ends. `share`: beside others who charge bookings of their own; `alone`: with nobody else.
   * Whoever corrects, releases or charges across bookings takes it alone.
   */
  lockLedger(how: 'share' | 'alone'): Promise<void>;

  line(id: string): Promise<StoredLine | undefined>;
  /** The newest first. */
  lines(filter: LinesFilter, page: PageRequest): Promise<Page<StoredLine>>;
  ofBooking(bookingId: BookingId): Promise<readonly StoredLine[]>;
  /** These lines and all that concern them, in the order in which they were written. */
  families(heads: readonly string[]): Promise<readonly StoredLine[]>;
  /** Everything that an agency was charged, in order. */
  ofAgency(agencyId: AgencyId): Promise<readonly StoredLine[]>;
  /** Charges that arose between two days, both included, and what concerns them, in order. */
  chargedBetween(from: string, to: string): Promise<readonly StoredLine[]>;
  /** What arose up to a day and no run has exported, in order. */
  unbilled(until: string): Promise<readonly StoredLine[]>;
  /** The lines of a run in the order in which they were written. */
  ofRun(runId: string): Promise<readonly StoredLine[]>;
  notesOf(lineIds: readonly string[]): Promise<readonly LineNote[]>;
  /** By agency, state and whether a run exported it. */
  sums(): Promise<readonly LineSum[]>;
  addLines(lines: readonly NewLine[]): Promise<void>;
  addNotes(notes: readonly LineNote[]): Promise<void>;
  saveStates(states: readonly { readonly lineId: string; readonly state: LineState }[]): Promise<void>;

  /** The newest first. */
  runs(page: PageRequest): Promise<Page<BillingRun>>;
  run(id: string): Promise<BillingRun | undefined>;
  runsOf(period: BillingPeriod): Promise<readonly BillingRun[]>;
  statementsOf(runId: string): Promise<readonly RunStatement[]>;
  /** What runs have sent to an agency, the newest first. */
  statementsTo(agencyId: AgencyId): Promise<readonly RunStatement[]>;
  /** Adds a run with its statements and marks its lines, each of which must be unmarked. */
  release(run: BillingRun, statements: readonly RunStatement[], lineIds: readonly string[]): Promise<void>;
  noteFile(runId: string): Promise<void>;

  details(): Promise<readonly FinanceDetails[]>;
  saveDetails(details: FinanceDetails): Promise<void>;
  terms(agencyId: AgencyId): Promise<readonly AgencyTerms[]>;
  saveTerms(terms: AgencyTerms): Promise<void>;
  successions(): Promise<readonly AgencySuccession[]>;
  saveSuccession(succession: AgencySuccession): Promise<void>;

  /** The last changed first; few. */
  drafts(): Promise<readonly PolicyDraft[]>;
  draft(id: string): Promise<PolicyDraft | undefined>;
  saveDraft(draft: PolicyDraft): Promise<void>;
}

/** The stores that actions on money touch. */
export interface BillingStores extends Audited {
  readonly billing: BillingStore;
  readonly people: PeopleStore;
}
