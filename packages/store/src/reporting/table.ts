import type { Generated, GeneratedAlways } from 'kysely';

/** A report; once it is published, with what was frozen. */
export interface ReportTable {
  partnership_id: number;
  id: string;
  kind: 'board' | 'agency' | 'section-11';
  title: string;
  cover: string;
  as_at: string;
  agency_id: string | null;
  packs: string[] | null;
  state: 'draft' | 'sent-back' | 'published';
  drafted_at: string;
  drafted_by_kind: string;
  drafted_by: string;
  sent_back_because: string | null;
  known_at: string | null;
  signed_at: string | null;
  signed_by_kind: string | null;
  signed_by: string | null;
  hash: string | null;
  /** `Figures` as canonical JSON: text, so that its bytes stay. */
  figures: string | null;
}

/** Who drew up a report, as a person. */
export interface ReportDrafterTable {
  partnership_id: number;
  report_id: string;
  person_id: string;
}

/** What is on record of a draft. */
export interface ReportChallengeTable {
  partnership_id: number;
  id: string;
  position: GeneratedAlways<number>;
  report_id: string;
  kind: 'question' | 'sent-back' | 'answer';
  words: string;
  made_at: string;
  made_by_kind: string;
  made_by: string;
}

/** A file of a published report. */
export interface ReportFileTable {
  partnership_id: number;
  report_id: string;
  format: 'html' | 'pdf' | 'xlsx' | 'csv';
  media_type: string;
  sha256: string;
  content: Buffer;
}

/** A version of what was decided because of a report. */
export interface ReportActionTable {
  partnership_id: number;
  id: string;
  report_id: string | null;
  what: string;
  owner: string;
  due_on: string;
  progress: 'not-started' | 'under-way' | 'done';
  note: string | null;
  done_on: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** A version of what an agency returned for a day. */
export interface HeadcountReturnTable {
  partnership_id: number;
  agency_id: string;
  /** Empty: everybody in scope. */
  audience: string;
  /** Empty: everything asked. */
  requirement: string;
  on_on: string;
  headcount: number;
  trained: number | null;
  note: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** A version of what an agency says of a figure. */
export interface FigureAnswerTable {
  partnership_id: number;
  report_id: string;
  figure: string;
  answer: 'confirmed' | 'disputed';
  value: number | null;
  why: string | null;
  known_from: string;
  known_to: Generated<string>;
}

/** What a partnership set for its reports. */
export interface ReportingSettingTable {
  partnership_id: number;
  small_numbers: number;
}

/** The tables of this area. */
export interface ReportingTables {
  report: ReportTable;
  report_drafter: ReportDrafterTable;
  report_challenge: ReportChallengeTable;
  report_file: ReportFileTable;
  report_action: ReportActionTable;
  headcount_return: HeadcountReturnTable;
  figure_answer: FigureAnswerTable;
  reporting_setting: ReportingSettingTable;
}
