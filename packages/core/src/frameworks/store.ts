import type { Decider } from '../access/who-decided.ts';
import type { Audited } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { Equivalence } from './crosswalk/crosswalk.ts';
import type { Pack, PackActivation } from './schema.ts';

/** What frameworks ask of storage: packs are immutable by version and hash; activations are versions on the known axis. */
export interface FrameworksStore {
  /** Every stored pack version; few and small. */
  packs(): Promise<readonly Pack[]>;
  /** @throws `frameworks.version-changed` when the same version is stored with other content */
  savePack(pack: Pack): Promise<void>;
  /** As known now, or at an earlier moment. */
  activations(knownAt?: string): Promise<readonly PackActivation[]>;
  saveActivation(activation: PackActivation): Promise<void>;
  /** Every decision as known now, or at an earlier moment, those taken back included; few. */
  equivalences(knownAt?: string): Promise<readonly Equivalence[]>;
  saveEquivalence(equivalence: Equivalence, decidedBy: Decider): Promise<void>;
  /** Every decision that was ever taken, the newest first. */
  equivalenceLog(page: PageRequest): Promise<Page<LoggedEquivalence>>;
  /** Everybody with evidence that names one of these ids, or of a course that is mapped to one. */
  learnersNaming(ids: readonly string[]): Promise<readonly PersonId[]>;
}

/** A decision as it stood from one moment, and who took it. */
export interface LoggedEquivalence extends Equivalence {
  readonly decidedBy: Decider;
  readonly decidedAt: string;
  /** The moment at which another decision took its place; absent: it stands. */
  readonly replacedAt?: string | undefined;
}

/** The stores that actions on frameworks touch. */
export interface FrameworksStores extends Audited {
  readonly frameworks: FrameworksStore;
}
