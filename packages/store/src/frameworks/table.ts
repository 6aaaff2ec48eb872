import type { Generated } from 'kysely';

/** A pack as it was loaded: its content never changes. */
export interface PackTable {
  partnership_id: number;
  id: string;
  version: string;
  /** SHA-256 of the content as canonical JSON. */
  hash: string;
  /** A `Pack`. */
  content: unknown;
}

/** A version of what is known of a pack version's being at work; the current one is known to `infinity`. */
export interface PackActivationTable {
  partnership_id: number;
  pack_id: string;
  version: string;
  valid_from: string | null;
  /** The last day. */
  valid_to: string | null;
  /** `ChosenReadings`. */
  readings: unknown;
  confirmed_by: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** A version of a decision on what evidence is worth; the current one is known to `infinity`. */
export interface EquivalenceTable {
  partnership_id: number;
  id: string;
  from_id: string;
  to_ids: string[];
  carries: string;
  valid_from: string | null;
  /** The last day of learning. */
  valid_to: string | null;
  why: string;
  document: string | null;
  is_taken_back: boolean;
  decided_by_kind: string;
  decided_by_id: string;
  known_from: string;
  known_to: Generated<string>;
}

/** The tables of this area. */
export interface FrameworksTables {
  pack: PackTable;
  pack_activation: PackActivationTable;
  equivalence: EquivalenceTable;
}
