import type { CalendarDate } from '../calendar.ts';
import type { Audited } from '../context.ts';
import type { Sight } from '../scope.ts';
import type { AgencyId, EvidenceId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { Evidence, KnownEvidence } from './schema.ts';

/** What names evidence in rows that tell of it. */
export interface TellingRows {
  readonly references: readonly string[];
  /** The days of those without a reference. */
  readonly days: readonly CalendarDate[];
  /** The hashes by which a row that was taken in before is known. */
  readonly takenAs: readonly string[];
}

/** What evidence asks of storage. Records are versions on the known axis: saving one closes the version before it. */
export interface EvidenceStore {
  evidence(id: EvidenceId): Promise<KnownEvidence | undefined>;
  /** All evidence of these people as believed now, withdrawn included; by person, then date. */
  ofPeople(people: readonly PersonId[]): Promise<readonly KnownEvidence[]>;
  /** Of all evidence of these people, withdrawn included, what such rows could be about; by person, then date. */
  like(people: readonly PersonId[], told: TellingRows): Promise<readonly KnownEvidence[]>;
  /** Evidence of people with a post in sight. */
  list(
    sight: Sight,
    filter: { agencyId?: AgencyId | undefined; personId?: PersonId | undefined },
    page: PageRequest,
  ): Promise<Page<KnownEvidence>>;
  /** Makes whoever else writes evidence of these people wait until this transaction ends, so that one fact told twice at once is one. */
  lockPeople(people: readonly PersonId[]): Promise<void>;
  /** Saves evidence whose ids nobody has saved before. */
  add(evidence: readonly Evidence[]): Promise<void>;
  save(evidence: readonly Evidence[]): Promise<void>;
}

/** The stores that actions on evidence touch. */
export interface EvidenceStores extends Audited {
  readonly evidence: EvidenceStore;
}
