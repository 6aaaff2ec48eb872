import type { AccessStore } from '../access/store.ts';
import type { Decider } from '../access/who-decided.ts';
import type { CalendarDate, Instant } from '../calendar.ts';
import type { ComplianceStores } from '../compliance/store.ts';
import type { SummaryStore } from '../evaluation/index.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { NoticesStore } from '../notices/store.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { AgencyScope } from '../scope.ts';
import type {
  ChallengeKind,
  FigureAnswer,
  HeadcountReturn,
  ReportAction,
  ReportFile,
  ReportKind,
  ReportPlan,
  ReportState,
} from './schema.ts';

/** A report as it is kept. */
export interface StoredReport extends ReportPlan {
  readonly id: string;
  readonly state: ReportState;
  readonly draftedAt: Instant;
  readonly draftedBy: Decider;
  /** Whoever drew it up, or keeps the schedule that did, if they are a person here. */
  readonly drafterId?: PersonId | undefined;
  readonly knownAt?: Instant | undefined;
  readonly signedAt?: Instant | undefined;
  readonly signedBy?: Decider | undefined;
  readonly hash?: string | undefined;
  readonly sentBackBecause?: string | undefined;
}

/** What is on record of a draft as it is kept. */
export interface StoredChallenge {
  readonly id: string;
  readonly reportId: string;
  readonly kind: ChallengeKind;
  readonly text: string;
  readonly by: Decider;
  readonly at: Instant;
}

/** A file of a published report, with its bytes. */
export interface KeptFile extends ReportFile {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Which reports are listed. */
export interface ReportsFilter {
  /** Reports of one agency only within this scope. */
  readonly scope: AgencyScope;
  /** Whether reports of the whole partnership are among them. */
  readonly withPartnership: boolean;
  readonly kind?: ReportKind | undefined;
  readonly state?: ReportState | undefined;
}

/** What reporting asks of storage. Returns, actions, answers and settings are versions on the known axis; a published report never changes. */
export interface ReportingStore {
  /** The report, held until the transaction ends so that two cannot change it at once. */
  report(id: string): Promise<StoredReport | undefined>;
  /** The latest day first, then the latest drafted. */
  reports(filter: ReportsFilter, page: PageRequest): Promise<Page<StoredReport>>;
  /** The last report of a kind before a day that was signed by a moment, of the same agency if it has one. */
  publishedBefore(
    plan: Pick<ReportPlan, 'kind' | 'agencyId' | 'asAt'>,
    knownAt: Instant,
  ): Promise<StoredReport | undefined>;
  saveReport(report: StoredReport): Promise<void>;
  /**
   * Freezes a report with its figures: from now on the storage refuses every change.
   *
   * @returns SHA-256 of the figures in hexadecimal
   */
  freezeReport(report: StoredReport, figures: string): Promise<string>;
  /** The frozen figures as canonical JSON. */
  figuresOf(id: string): Promise<string | undefined>;
  /** The figures of Section 11 returns of the year up to a day that were signed by a moment, by agency, the earlier day first. */
  signedReturns(
    asAt: CalendarDate,
    knownAt: Instant,
  ): Promise<readonly { readonly agencyId: string; readonly figures: string }[]>;
  addChallenge(challenge: StoredChallenge): Promise<void>;
  /** In the order in which they were made. */
  challengesOf(ids: readonly string[]): Promise<readonly StoredChallenge[]>;
  filesOf(ids: readonly string[]): Promise<readonly (ReportFile & { readonly reportId: string })[]>;
  file(id: string, format: ReportFile['format']): Promise<KeptFile | undefined>;
  /** Keeps what is not kept yet; a file that is there stays as it was made. */
  keepFiles(id: string, files: readonly KeptFile[]): Promise<void>;

  /** Every return, or those of some agencies, as known at a moment (absent: now). */
  returns(knownAt?: Instant, agencyIds?: readonly AgencyId[]): Promise<readonly HeadcountReturn[]>;
  /** The latest day first. */
  returnsPage(scope: AgencyScope, page: PageRequest): Promise<Page<HeadcountReturn>>;
  saveReturns(returns: readonly HeadcountReturn[]): Promise<void>;

  /** By the day on which they are due. */
  actions(knownAt?: Instant): Promise<readonly ReportAction[]>;
  actionsPage(open: boolean, page: PageRequest): Promise<Page<ReportAction>>;
  action(id: string): Promise<ReportAction | undefined>;
  saveAction(action: ReportAction): Promise<void>;

  /** What agencies say of the figures of these reports, as known at a moment (absent: now). */
  answers(
    reportIds: readonly string[],
    knownAt?: Instant,
  ): Promise<readonly (FigureAnswer & { readonly reportId: string })[]>;
  saveAnswers(reportId: string, answers: readonly FigureAnswer[]): Promise<void>;

  /** The last moment of which nothing more can come to be known: before whatever is still being written in this partnership began. */
  settledBefore(): Promise<Instant>;
  /** What the partnership is called now. */
  partnershipName(): Promise<string>;
  /** The threshold of small numbers that the partnership set; undefined: the default. */
  smallNumbers(): Promise<number | undefined>;
  saveSmallNumbers(count: number): Promise<void>;

  /** In which agencies learning up to a day came to be known, or was withdrawn, after one moment and by another. */
  toldSince(
    asAt: CalendarDate,
    after: Instant,
    by: Instant,
  ): Promise<readonly { readonly agencyId: string; readonly late: boolean; readonly withdrawn: boolean }[]>;
  /** When anything about people with a post in an agency on a day last reached us, as known at a moment. */
  lastHeardOf(
    asAt: CalendarDate,
    knownAt: Instant,
  ): Promise<readonly { readonly agencyId: AgencyId; readonly at: Instant }[]>;
}

/** The stores that actions on reports touch. */
export interface ReportingStores extends ComplianceStores {
  readonly access: AccessStore;
  readonly evaluation: Pick<SummaryStore, 'rates' | 'sums'>;
  readonly notices: NoticesStore;
  readonly reporting: ReportingStore;
}
