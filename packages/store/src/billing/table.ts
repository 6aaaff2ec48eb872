import type { Generated, GeneratedAlways } from 'kysely';

/** One amount. Only the run that exports it is added later, once. */
export interface ChargeLineTable {
  partnership_id: number;
  id: string;
  position: GeneratedAlways<number>;
  kind: string;
  booking_id: string;
  agency_id: string;
  pence: number;
  arises_on: string;
  title: string;
  outcome: string;
  /** A `Quote`. */
  quote: unknown;
  /** A `QuoteQuestion`. */
  question: unknown;
  cost_centre: string | null;
  concerns: string | null;
  ends_charge: boolean;
  made_at: string;
  made_by_kind: string;
  made_by: string;
  why: string | null;
  run_id: string | null;
}

/** What happened to a line. */
export interface LineNoteTable {
  partnership_id: number;
  id: string;
  position: GeneratedAlways<number>;
  line_id: string;
  kind: string;
  at: string;
  made_by_kind: string;
  made_by: string;
  why: string;
}

/** Where a line stands, as the core worked it out. */
export interface LineStandingTable {
  partnership_id: number;
  line_id: string;
  state: string;
}

/** What was sent to finance together. */
export interface BillingRunTable {
  partnership_id: number;
  id: string;
  period: string;
  number: number;
  released_at: string;
  released_by_kind: string;
  released_by: string;
  lines: number;
  pence: number;
  is_file_due: boolean;
}

/** What one agency owes in a run. */
export interface RunStatementTable {
  partnership_id: number;
  number: string;
  run_id: string;
  agency_id: string;
  agency_ref: string;
  agency_name: string;
  /** `FinanceDetails` without the agency. */
  details: unknown;
  /** The agencies whose lines they are, as `RunStatement` has them. */
  of_agencies: unknown;
  lines: number;
  pence: number;
}

/** How finance knows an agency. */
export interface FinanceDetailsTable {
  partnership_id: number;
  agency_id: string;
  customer_number: string | null;
  cost_centre: string | null;
  vat_code: string | null;
  purchase_order: string | null;
}

/** A version of what is known of what decides an agency's price from a day on. */
export interface AgencyTermsTable {
  partnership_id: number;
  agency_id: string;
  valid_from: string;
  kind: string | null;
  annual_turnover_pence: number | null;
  named: string | null;
  flags: string[] | null;
  is_in_area: boolean;
  evidence: string;
  known_from: string;
  known_to: Generated<string>;
}

/** A version of what is known of who took over an agency's dues on a day. */
export interface AgencySuccessionTable {
  partnership_id: number;
  agency_id: string;
  valid_from: string;
  to_agency_id: string;
  kind: string;
  document: string;
  known_from: string;
  known_to: Generated<string>;
}

/** A charging policy on its way. */
export interface PolicyDraftTable {
  partnership_id: number;
  id: string;
  title: string;
  policy: unknown;
  updated_at: string;
  updated_by_kind: string;
  updated_by: string;
}

/** The tables of this area. */
export interface BillingTables {
  charge_line: ChargeLineTable;
  line_note: LineNoteTable;
  line_standing: LineStandingTable;
  billing_run: BillingRunTable;
  run_statement: RunStatementTable;
  finance_details: FinanceDetailsTable;
  agency_terms: AgencyTermsTable;
  agency_succession: AgencySuccessionTable;
  policy_draft: PolicyDraftTable;
}
