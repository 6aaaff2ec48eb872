export * from './schema.ts';
export * from './store.ts';
export { BILLING_ROLES, FINANCE_ROLES, READING_CHARGES } from './editors.ts';
export { familiesOf, statesOf, standsPence, type Family } from './family.ts';
export { settle, type Settlement, type Wanted } from './settle.ts';
export { settleCharge, type ChargeToSettle } from './settle-charge.ts';
export { factsOn, type AgencyFacts } from './agency-facts.ts';
export { addCost, credit, waive, type Correction } from './correct-line.ts';
export { decideDispute, dispute, endHold, hold, type AboutLine } from './freeze-line.ts';
export { payerOn } from './succession.ts';
export { accountsOf, type Account } from './accounts.ts';
export { lastDayOf, previewOf, type AgencyPreviewed, type MissingDetail, type RunPreviewed } from './preview.ts';
export { previewRun, releaseRun } from './release-run.ts';
export { exportRow, type ExportRow, type StatementOfRow } from './export-row.ts';
export { handOver } from './hand-over.ts';
export { previewRows } from './make-run.ts';
export { exportRun, run, runs, type RunExport, type RunShown } from './read-runs.ts';
export { lines, statement, statements, type AccountListed, type StatementShown } from './read-lines.ts';
export {
  explainLine,
  type LineAnswer,
  type LineExplained,
  type NoteExplained,
  type ReadingShown,
} from './explain-line.ts';
export { LineListed, previewShown, PreviewShown, RunListed } from './shown.ts';
export { financeDetails, saveDetails, saveSuccession, successions, type DetailsListed } from './save-details.ts';
export { saveTerms, terms, type Rerated } from './save-terms.ts';
export { compareDraft, draft, drafts, saveDraft, tryDraft, type DraftShown } from './policy-drafts.ts';
export { type Compared, type KindCompared } from './compare-prices.ts';
export { OWN_PACK, policies, putDraftInForce, type PolicyInstalled } from './put-in-force.ts';
