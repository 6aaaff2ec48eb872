import type { Generated } from 'kysely';

/** A version of what is known of the groups that a job title stands for; the current one is known to `infinity`. */
export interface JobTitleMappingTable {
  partnership_id: number;
  id: string;
  job_title: string;
  /** The title in the form in which two spellings are the same. */
  title_key: string;
  agency_id: string | null;
  audiences: string[];
  valid_from: string | null;
  /** The last day. */
  valid_to: string | null;
  why: string;
  known_from: string;
  known_to: Generated<string>;
}

/** A version of what is known of an agency's own interval; the current one is known to `infinity`. */
export interface AgencyOverrideTable {
  partnership_id: number;
  id: string;
  agency_id: string;
  requirement_id: string | null;
  interval_months: number;
  valid_from: string;
  /** The last day. */
  valid_to: string | null;
  why: string;
  document: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** The tables of this area. */
export interface PathwaysTables {
  job_title_mapping: JobTitleMappingTable;
  agency_override: AgencyOverrideTable;
}
