import type { GeneratedAlways } from 'kysely';

/** A person's data key, sealed with the installation's secret. Erasing her deletes it. */
export interface PersonKeyTable {
  partnership_id: number;
  person_id: string;
  sealed_key: string;
}

/** Who did what, when and why. Append-only. */
export interface AuditEntryTable {
  partnership_id: number;
  id: GeneratedAlways<number>;
  at: string;
  actor_kind: 'account' | 'token' | 'connection' | 'operator' | 'job';
  actor_id: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  person_id: string | null;
  /** `AuditDetails` of an entry that is about nobody in particular, or about somebody who has been erased. */
  details: unknown;
  /** The same, sealed under the key of the person whom it is about. */
  sealed: string | null;
}

/** The tables of this area. */
export interface AuditTables {
  person_key: PersonKeyTable;
  audit_entry: AuditEntryTable;
}
