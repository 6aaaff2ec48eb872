export * from './schema.ts';
export * from './store.ts';
export { BILLING_ROLES, FINANCE_ROLES, READING_CHARGES } from './editors.ts';
export { familiesOf, statesOf, standsPence, type Family } from './ledger/family.ts';
export { settle, type Settlement, type Wanted } from './ledger/settle.ts';
export { settleCharge, type ChargeToSettle } from './ledger/settle-charge.ts';
export { factsOn, type AgencyFacts } from './agencies/agency-facts.ts';
export { addCost, credit, waive, type Correction } from './corrections/correct-line.ts';
export { decideDispute, dispute, endHold, hold, type AboutLine } from './corrections/freeze-line.ts';
export { payerOn } from './agencies/succession.ts';
export type { MissingDetail } from './agencies/missing-details.ts';
export { accountsOf, type Account } from './statements/accounts.ts';
export { lastDayOf, previewOf, type AgencyPreviewed, type RunPreviewed } from './runs/preview.ts';
export { previewRun, releaseRun } from './runs/release-run.ts';
export { exportRow, type ExportRow, type StatementOfRow } from './runs/export-row.ts';
export { handOver } from './runs/hand-over.ts';
export { previewRows } from './runs/make-run.ts';
export { exportRun, run, runs, type RunExport, type RunShown } from './runs/read-runs.ts';
export {
  LineListed,
  lines,
  statement,
  statements,
  type AccountListed,
  type StatementShown,
} from './statements/read-lines.ts';
export {
  explainLine,
  type LineAnswer,
  type LineExplained,
  type NoteExplained,
  type ReadingShown,
} from './statements/explain-line.ts';
export { previewShown, PreviewShown, RunListed } from './runs/shown.ts';
export {
  financeDetails,
  saveDetails,
  saveSuccession,
  successions,
  type DetailsListed,
} from './agencies/save-details.ts';
export { saveTerms, terms, type Rerated } from './agencies/save-terms.ts';
export { compareDraft, draft, drafts, saveDraft, tryDraft, type DraftShown } from './policies/policy-drafts.ts';
export { type Compared, type KindCompared } from './policies/compare-prices.ts';
export { OWN_PACK, policies, putDraftInForce, type PolicyInstalled } from './policies/put-in-force.ts';
