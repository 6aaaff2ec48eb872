import type { Sight } from '../scope.ts';
import type { Audited } from '../context.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { CoursesStore } from '../courses/store.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { PathwaysStore } from '../pathways/store.ts';
import type { PeopleStore } from '../people/store.ts';
import type { JudgingStore } from './judging-store.ts';
import type { RowsSort, Span, State } from './schema.ts';
import type { StateCounts } from './state-counts.ts';

/** A span as it is stored: whose, in which agency, and from which side it was judged. */
export interface StoredSpan extends Span {
  readonly post: string;
  readonly personId: PersonId;
  readonly agencyId: AgencyId;
  /** `post`: that post judged alone, which agencies see. `person`: the person's own answer where several posts change it. */
  readonly view: 'post' | 'person';
  /** The day of the learning that the due date counts from. */
  readonly heldOn: string | null;
}

/** Spans of a read on both axes: true on a day, as known at a moment (absent: now). */
export interface AsAt {
  readonly asAt: string;
  readonly knownAt?: string | undefined;
}

/** How many posts of an agency are in each state of a requirement. */
export interface StateCount {
  readonly agencyId: AgencyId;
  readonly requirement: string;
  readonly state: State;
  readonly posts: number;
}

/** Which figures of which days. */
export interface TrendQuestion {
  /** True on which days, ascending; days to come say what holds then if nothing else happens. */
  readonly dates: readonly string[];
  /** As known at which moment; absent: now. */
  readonly knownAt?: string | undefined;
  /** What each figure is apart for; what is left out is added up. */
  readonly by: readonly ('agency' | 'requirement')[];
  /** One requirement alone, `whole` too; absent: each of them, without `whole`. */
  readonly requirement?: string | undefined;
  readonly agencyIds?: readonly AgencyId[] | undefined;
}

/** The figures of one day, of one agency and one requirement where they are asked for apart. */
export interface TrendRow {
  readonly asAt: string;
  readonly agencyId?: AgencyId | undefined;
  readonly requirement?: string | undefined;
  readonly states: StateCounts;
}

/** How many people of an agency who are in a group are up to date as a whole. Somebody in two groups counts in each. */
export interface ReachRow {
  readonly agencyId: AgencyId;
  /** Null: nobody knows a group of theirs. */
  readonly audience: string | null;
  readonly states: StateCounts;
}

/** How many posts there are on a day, and of how many nothing can be said. */
export interface PostTotals {
  readonly posts: number;
  readonly notJudged: number;
  /** People with at least one overdue requirement. */
  readonly peopleOverdue: number;
  /** Requirements that fall due within the next 90 days. */
  readonly dueWithin90Days: number;
}

/** A row of a drill-down: one requirement of one post, judged alone. */
export interface JudgedRow {
  readonly personId: PersonId;
  readonly postId: string;
  readonly agencyId: AgencyId;
  readonly staffNumber: string | undefined;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string | undefined;
  readonly team: string | undefined;
  readonly span: StoredSpan;
  /** Days since the due date; negative before it; null without one. */
  readonly daysOverdue: number | null;
}

/** What a drill-down asks for. */
export interface RowsFilter extends AsAt {
  readonly sight: Sight;
  readonly agencyId?: AgencyId | undefined;
  readonly requirement?: string | undefined;
  readonly states?: readonly State[] | undefined;
  readonly team?: string | undefined;
  /** Staff number, name, job title or team. */
  readonly text?: string | undefined;
  readonly sort?: RowsSort | undefined;
}

/** What compliance asks of storage. */
export interface ComplianceStore extends JudgingStore {
  /** Serialises judging of these people until the transaction ends. */
  lockPeople(people: readonly PersonId[]): Promise<void>;
  /** Both views; what is asked of each person as a whole only `withWhole`. */
  spansOf(
    people: readonly PersonId[],
    knownAt?: string,
    options?: { readonly withWhole?: boolean },
  ): Promise<readonly StoredSpan[]>;
  counts(sight: Sight, at: AsAt, agencyId?: AgencyId): Promise<readonly StateCount[]>;
  /** Figures of many days at once, in the order of the days, then by agency and requirement; what is zero in every state is left out. */
  trend(sight: Sight, question: TrendQuestion): Promise<readonly TrendRow[]>;
  /** What is asked of each person as a whole, by agency and group; by the agencies' references. */
  reach(sight: Sight, at: AsAt, agencyId?: AgencyId): Promise<readonly ReachRow[]>;
  totals(sight: Sight, at: AsAt, agencyId?: AgencyId): Promise<PostTotals>;
  rows(filter: RowsFilter, page: PageRequest): Promise<Page<JudgedRow>>;
  /** The same rows without an end and without the evidence each rests on, for CSV: never more than a few thousand in memory. */
  everyRow(filter: RowsFilter): AsyncIterable<JudgedRow>;
}

/** Everything that judging reads, and where spans go. */
export interface ComplianceStores extends Audited {
  readonly people: PeopleStore;
  readonly frameworks: FrameworksStore;
  readonly courses: CoursesStore;
  readonly evidence: EvidenceStore;
  readonly pathways: PathwaysStore;
  readonly compliance: ComplianceStore;
}
