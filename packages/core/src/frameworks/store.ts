import type { Audited } from '../context.ts';
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
}

/** The stores that actions on frameworks touch. */
export interface FrameworksStores extends Audited {
  readonly frameworks: FrameworksStore;
}
