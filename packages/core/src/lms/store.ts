import type { AccessStores, Platform } from '../access/store.ts';
import type { CoursesStores } from '../courses/store.ts';
import type { EvidenceKind } from '../evidence/schema.ts';
import type { EvidenceStores } from '../evidence/store.ts';
import type { AccountId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStores } from '../people/store.ts';
import type {
  Connection,
  GradedLink,
  LmsContext,
  LmsCourse,
  LmsFact,
  LmsMapping,
  LmsSite,
  LmsTask,
  Score,
  UnsurePerson,
} from './schema.ts';

/** What identifies a thing that can be completed in an LMS. */
export type LmsCourseKey = Pick<LmsCourse, 'registrationId' | 'kind' | 'outsideId'>;

/** An LMS course as a list shows it. */
export interface LmsCourseListed {
  readonly lmsCourse: LmsCourse;
  readonly mappings: readonly LmsMapping[];
  readonly facts: number;
  /** Facts that wait for a mapping of it. */
  readonly waiting: number;
  /** Facts still to be looked at again after a change. */
  readonly pending: number;
}

/** A registration that the plugin of a connection made. */
export interface OwnRegistration {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly state: Platform['state'];
}

/** A score as a list shows it. */
export interface ScoreListed extends Score {
  readonly courseRef: string;
  readonly linkTitle?: string | undefined;
  readonly contextTitle?: string | undefined;
  readonly givenName: string;
  readonly familyName: string;
}

/** A score to be sent now, to whom. */
export interface ScoreTaken {
  readonly score: Score;
  readonly link: GradedLink;
  /** The LMS's own number for the user. */
  readonly subject: string;
}

/** How many scores of an LMS are in each state. */
export type ScoreCounts = Readonly<Record<Score['state'], number>>;

/** What the area asks of storage. */
export interface LmsStore {
  /** Newest first. */
  connections(): Promise<readonly Connection[]>;
  connection(id: string): Promise<Connection | undefined>;
  /** A new connection with the hash of its code (SHA-256, hex), good once until it expires. */
  addConnection(connection: Connection, codeHash: string): Promise<void>;
  /** Changes what an administrator says of a connection: its name, trust and state. What is noted of it stays as it is. */
  saveConnection(connection: Pick<Connection, 'id' | 'name' | 'trust' | 'state'>): Promise<void>;
  /** Notes when and how a connection was heard from; what is left out stays as it was. */
  noteHeard(
    id: string,
    heard: Pick<Connection, 'lastEventAt' | 'lastReconciledAt' | 'clockAheadSeconds' | 'site'>,
  ): Promise<void>;
  /** Uses up the code of an invited connection and keeps its secret, sealed; false when it is not invited any more. */
  openConnection(
    id: string,
    secret: string,
    opened: { readonly site: LmsSite; readonly connectedAt: string },
  ): Promise<boolean>;
  /** An invitation to register by LTI that ties the registration to a connection, which is then active at once under the connection's trust. */
  saveConnectionInvitation(invitation: {
    readonly tokenHash: string;
    readonly connectionId: string;
    readonly expiresAt: string;
  }): Promise<void>;

  /** Makes whoever else takes in facts of this registration wait until this transaction ends. */
  lockRegistration(registrationId: string): Promise<void>;
  /** Issuer and client of a registration of this partnership. */
  registration(
    id: string,
  ): Promise<{ readonly issuer: string; readonly clientId: string; readonly state: string } | undefined>;

  /** Every registration that a connection's plugin ever made, oldest first; nobody comes in by any but the last. */
  registrationsOf(connectionId: string): Promise<readonly OwnRegistration[]>;
  /** The same with those of every other connection of the same issuer, which is the same site, connected again with another code. */
  registrationsOfSite(connectionId: string): Promise<readonly OwnRegistration[]>;
  /** The registration that an account belongs to. */
  registrationOf(issuer: string, clientId: string): Promise<string | undefined>;

  lmsCourse(id: string): Promise<LmsCourse | undefined>;
  lmsCoursesById(ids: readonly string[]): Promise<readonly LmsCourse[]>;
  lmsCoursesBy(keys: readonly LmsCourseKey[]): Promise<readonly LmsCourse[]>;
  saveLmsCourses(courses: readonly LmsCourse[]): Promise<void>;
  /** Those with the most waiting facts first, then by title. */
  listLmsCourses(
    filter: { state?: LmsCourse['state'] | undefined; registrationId?: string | undefined; text?: string | undefined },
    page: PageRequest,
  ): Promise<Page<LmsCourseListed>>;
  listed(lmsCourseId: string): Promise<LmsCourseListed | undefined>;
  mappingsOf(lmsCourseIds: readonly string[]): Promise<readonly LmsMapping[]>;
  mapping(id: string): Promise<LmsMapping | undefined>;
  /** Mappings are versions on the known axis: saving one closes the version before it. */
  saveMapping(mapping: LmsMapping): Promise<void>;
  removeMapping(id: string): Promise<void>;

  /** Every fact of these LMS courses and users, locked until the transaction ends. Of a course there is one for each moment of completing it. */
  factsBy(keys: readonly Pick<LmsFact, 'lmsCourseId' | 'subject'>[]): Promise<readonly LmsFact[]>;
  saveFacts(facts: readonly LmsFact[]): Promise<void>;
  /** Facts to be looked at again, oldest first, locked so that another worker takes others. */
  takePendingFacts(limit: number): Promise<readonly LmsFact[]>;
  /** Marks the facts of an LMS course, or of a user, as to be looked at again; gives how many. */
  markPending(
    of: { readonly lmsCourseId: string } | { readonly registrationId: string; readonly subject: string },
  ): Promise<number>;
  /** Marks facts that wait for somebody whose account has been joined since, and closes the unsure people who were; gives who was joined. */
  markJoined(): Promise<{ readonly facts: number; readonly people: readonly PersonId[] }>;
  factsOfSubject(registrationId: string, subject: string): Promise<readonly (LmsFact & { readonly title: string })[]>;
  removeFacts(registrationId: string, subject: string): Promise<number>;
  /** Number and checksum of the course completions of each of these courses, by the LMS's own number: see the connector's reconciliation. */
  completionSums(
    registrationId: string,
    outsideIds: readonly string[],
  ): Promise<readonly { readonly outsideId: string; readonly count: number; readonly checksum: string }[]>;

  unsurePerson(id: string): Promise<UnsurePerson | undefined>;
  unsurePeopleBy(registrationId: string, subjects: readonly string[]): Promise<readonly UnsurePerson[]>;
  saveUnsurePeople(people: readonly UnsurePerson[]): Promise<void>;
  removeUnsurePerson(registrationId: string, subject: string): Promise<void>;
  /** Forgets who is undecided, was last named before a moment and has no fact that waits for them; gives how many. */
  forgetUnsure(before: string): Promise<number>;
  /** Newest first; of the open ones those that a roster named, or for whom a fact waits. */
  listUnsurePeople(
    filter: { state?: UnsurePerson['state'] | undefined },
    page: PageRequest,
  ): Promise<Page<UnsurePerson & { readonly facts: number }>>;

  noteContext(context: LmsContext): Promise<void>;
  context(registrationId: string, contextId: string): Promise<LmsContext | undefined>;
  /** Last seen first. */
  contexts(registrationId: string, page: PageRequest): Promise<Page<LmsContext>>;

  /** Keeps a link and who learns by it; gives the stored link. Safe to repeat. */
  noteLink(link: GradedLink, learner: AccountId | undefined): Promise<GradedLink>;
  /** The links of a context, so that a roster can say who learns by them. */
  linksOf(registrationId: string, contextId: string): Promise<readonly GradedLink[]>;
  addLearners(linkId: string, accounts: readonly AccountId[]): Promise<void>;
  /**
   * Every link by which one of these people learns, with the joined account and whether evidence of one of these kinds for its course stands on
   * record.
   */
  scoresDue(
    people: readonly PersonId[],
    kinds: readonly EvidenceKind[],
  ): Promise<
    readonly {
      readonly link: GradedLink;
      readonly accountId: AccountId;
      readonly personId: PersonId;
      readonly isHeld: boolean;
      readonly score?: Score | undefined;
    }[]
  >;
  /** Of one link and account one score is kept: a second one takes its place under the id of the first. */
  saveScores(scores: readonly Score[]): Promise<void>;
  removeScores(ids: readonly string[]): Promise<void>;
  /** The links by which an account learns, with what went or is to go back. */
  learningOf(accountId: AccountId): Promise<
    readonly {
      readonly courseRef: string;
      readonly linkTitle?: string | undefined;
      readonly score?: Pick<Score, 'given' | 'state' | 'sentAt'> | undefined;
    }[]
  >;
  /** Takes somebody off every link by which she learns, with what was to be sent of her. */
  forgetLearner(accountId: AccountId): Promise<void>;
  /** What went, or is to go, back of what an account was thought to have completed. */
  scoresOf(accountId: AccountId): Promise<readonly Score[]>;
  /** One score, locked until the transaction ends. */
  score(id: string): Promise<Score | undefined>;
  /** Makes what failed or was refused of an LMS due now; gives how many. */
  retryScores(registrationId: string): Promise<number>;
  /**
   * Takes scores whose time has come, with all that sending needs: one more attempt is counted, and no other worker gets them before the lease
   * ends, after which they are due again.
   */
  takeScores(at: string, leaseUntil: string, limit: number): Promise<readonly ScoreTaken[]>;
  /** Those that need a person first, then the newest. */
  listScores(
    filter: { registrationId: string; state?: Score['state'] | undefined },
    page: PageRequest,
  ): Promise<Page<ScoreListed>>;
  scoreCounts(registrationId: string): Promise<ScoreCounts>;

  addTask(task: LmsTask): Promise<void>;
  saveTask(task: LmsTask): Promise<void>;
  task(id: string): Promise<LmsTask | undefined>;
  /** The newest task of each kind and context of a registration. */
  latestTasks(registrationId: string): Promise<readonly LmsTask[]>;
  /** Takes the oldest waiting task, or one whose worker has said nothing for a minute, and marks it as running. */
  takeTask(at: string): Promise<LmsTask | undefined>;
}

/** The stores that actions between an LMS and us touch. */
export interface LmsStores extends PeopleStores, AccessStores, CoursesStores, EvidenceStores {
  readonly lms: LmsStore;
}
