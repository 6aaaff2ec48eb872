import type { Evidence } from '@trellis/core/evidence';
import type { Generated } from 'kysely';

/** A version of one dated fact about a person's learning; the current one is known to `infinity`. */
export interface EvidenceTable {
  partnership_id: number;
  id: string;
  /** The number under which spans know it; the same in all versions. */
  key: number;
  person_id: string;
  kind: Evidence['kind'];
  course_ref: string | null;
  course_version: string | null;
  satisfies: string[];
  achieved_on: string;
  hours: number | null;
  participatory_hours: number | null;
  domain: NonNullable<Evidence['domain']> | null;
  signed_off_on: string | null;
  signed_off_by: string | null;
  reference: string | null;
  withdrawn: boolean;
  withdrawn_why: string | null;
  /** Hashes of the rows that told it; gone when its person is erased. */
  taken_as: string[] | null;
  known_from: string;
  known_to: Generated<string>;
}

/** The tables of this area. */
export interface EvidenceTables {
  evidence: EvidenceTable;
}
