import type { Audited } from '../context.ts';
import type { AgencyScope, Sight } from '../scope.ts';
import type { AgencyId, PersonId, PostId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { ImportRun, MatchCase } from './import-run.ts';
import type { Agency, Person, PersonMerge, Post, StaffNumberAt } from './schema.ts';

/** A row of the list of people. */
export interface PersonListed {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly posts: readonly Pick<Post, 'agencyId' | 'jobTitle' | 'team' | 'startsOn' | 'endsOn'>[];
  readonly staffNumbers: Person['staffNumbers'];
}

/** What people ask of storage. Posts are versions on the known axis: saving one closes the version before it. */
export interface PeopleStore {
  agencies(): Promise<readonly Agency[]>;
  saveAgencies(agencies: readonly Agency[]): Promise<void>;

  person(id: PersonId): Promise<Person | undefined>;
  people(ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** Everybody who might be meant by a file: who has a post or staff number in these agencies, or one of these e-mails. Erased people are left out. */
  candidates(agencyIds: readonly AgencyId[], workEmails: readonly string[]): Promise<readonly Person[]>;
  /** Everybody who holds one of these staff numbers or e-mails, and nobody else. Erased people are left out. */
  identified(staffNumbers: readonly StaffNumberAt[], workEmails: readonly string[]): Promise<readonly Person[]>;
  /** Makes whoever else brings people into these agencies (by their short names, known or not) wait until this transaction ends. */
  lockAgencies(refs: readonly string[]): Promise<void>;
  /** Replaces names, identifiers and former names. A staff number of an agency has one holder: whoever loses it comes in the same call. */
  savePeople(people: readonly Person[]): Promise<void>;
  /** People in sight by name, staff number, job title or team; ordered by family name. */
  search(
    sight: Sight,
    query: { text?: string | undefined; agencyId?: AgencyId | undefined },
    page: PageRequest,
  ): Promise<Page<PersonListed>>;

  post(id: PostId): Promise<Post | undefined>;
  postsOf(people: readonly PersonId[]): Promise<readonly Post[]>;
  savePosts(posts: readonly Post[]): Promise<void>;
  /** Everybody with a post in these agencies (all agencies when absent), so that they can be judged again. */
  peopleIn(agencyIds?: readonly AgencyId[]): Promise<readonly PersonId[]>;

  /** Makes whoever else judges or merges these people wait until this transaction ends. */
  lockPeople(people: readonly PersonId[]): Promise<void>;
  /** What two records both have and one cannot: a live booking of the same date, a place in the pool of trainers. */
  mergeClashes(keptId: PersonId, mergedId: PersonId): Promise<readonly ('booking' | 'trainer')[]>;
  /** Hands posts, learning, accounts, bookings and the rest of one record over to another, and says what went. */
  moveRecords(keptId: PersonId, mergedId: PersonId): Promise<unknown>;
  /** Hands back what went over with a merge and is still there; gives the staff numbers that belong to the other again. */
  returnRecords(merge: PersonMerge): Promise<readonly StaffNumberAt[]>;
  saveMerge(merge: PersonMerge, moved: unknown): Promise<void>;
  merge(id: string): Promise<PersonMerge | undefined>;
  /** Newest first. */
  merges(page: PageRequest, personId?: PersonId): Promise<Page<PersonMerge>>;

  saveCases(cases: readonly MatchCase[]): Promise<void>;
  /** Those of these cases that are stored, open or decided. */
  matchCases(ids: readonly string[]): Promise<readonly MatchCase[]>;
  matchCase(id: string): Promise<MatchCase | undefined>;
  cases(
    scope: AgencyScope,
    filter: { runId?: string | undefined; state?: MatchCase['state'] | undefined },
    page: PageRequest,
  ): Promise<Page<MatchCase>>;

  saveRun(run: ImportRun): Promise<void>;
  run(id: string): Promise<ImportRun | undefined>;
  /** Newest first; all of them, or those that one actor started. */
  runs(page: PageRequest, startedBy?: string): Promise<Page<ImportRun>>;
}

/** The stores that actions on people touch. */
export interface PeopleStores extends Audited {
  readonly people: PeopleStore;
}
