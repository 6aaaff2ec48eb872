import type { Generated, GeneratedAlways } from 'kysely';

/** An organisation in or around the partnership. */
export interface AgencyTable {
  partnership_id: number;
  id: string;
  /** The number under which spans know it. */
  key: GeneratedAlways<number>;
  ref: string;
  name: string;
  kind: string;
  annual_turnover_pence: number | null;
}

/** One human being. */
export interface PersonTable {
  partnership_id: number;
  id: string;
  /** The number under which spans know her. */
  key: GeneratedAlways<number>;
  given_name: string;
  family_name: string;
  /** What lists are ordered by. */
  sort_name: string;
  work_email: string | null;
  /** The address in lower case. */
  email_key: string | null;
  erased_at: string | null;
  /** The record that this one was merged into. */
  merged_into: Generated<string | null>;
}

/** A merge of two records, with the ids of what went over. */
export interface PersonMergeTable {
  partnership_id: number;
  id: string;
  kept_id: string;
  merged_id: string;
  why: string;
  merged_at: string;
  undone_at: string | null;
  moved: unknown;
}

/** An earlier name of a person; position 0 is the newest. */
export interface PersonNameTable {
  partnership_id: number;
  person_id: string;
  position: number;
  given_name: string;
  family_name: string;
  until_on: string;
}

/** A number that an agency gave to a person. */
export interface StaffNumberTable {
  partnership_id: number;
  agency_id: string;
  staff_number: string;
  person_id: string;
}

/** A word by which a person is found: of her names where both other keys are 0, of an agency's staff number, or of a post. */
export interface SearchWordTable {
  partnership_id: number;
  word: string;
  person_key: number;
  agency_key: number;
  post_key: number;
}

/** A version of a post; the current one is known to `infinity`. */
export interface PostTable {
  partnership_id: number;
  id: string;
  /** The number under which spans know it; the same in all versions. */
  key: number;
  person_id: string;
  agency_id: string;
  job_title: string | null;
  /** The title in the form in which two spellings are the same. */
  title_key: string | null;
  team: string | null;
  manager_person_id: string | null;
  audiences: string[];
  flags: string[];
  starts_on: string;
  /** The last day. */
  ends_on: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** One file taken in, or tried: as its own transaction saved it, or how far it has come while that is open. */
export interface ImportRunTable {
  partnership_id: number;
  id: string;
  started_at: string;
  /** An `ImportRun`. */
  run: unknown;
}

/** A row that waits for a person's decision. */
export interface MatchCaseTable {
  partnership_id: number;
  id: string;
  key: GeneratedAlways<number>;
  run_id: string | null;
  agency_id: string;
  kind: 'people' | 'evidence';
  row: unknown;
  reason: string;
  candidates: string[];
  state: 'open' | 'same' | 'new' | 'refused';
  decided_at: string | null;
}

/** The tables of this area. */
export interface PeopleTables {
  agency: AgencyTable;
  person: PersonTable;
  person_merge: PersonMergeTable;
  person_name: PersonNameTable;
  staff_number: StaffNumberTable;
  search_word: SearchWordTable;
  post: PostTable;
  import_run: ImportRunTable;
  import_progress: ImportRunTable;
  match_case: MatchCaseTable;
}
