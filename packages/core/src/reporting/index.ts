export { latestReturnOn } from './figures/latest-return.ts';
export { figuresOnPage, figuresSeen, type FiguresSeen } from './small-numbers/figures-seen.ts';
export { Figures } from './figures/schema.ts';
export { challengeReport, changeReport, draftReport, previewReport, type ReportNamed } from './reports/drafts.ts';
export { putForwardReport, sendBackReport } from './reports/send-back.ts';
export { sendingsBack } from './reports/told-back.ts';
export { AGENCY_REPORTS, ANY_REPORTS, READING_REPORTS, SIGNING } from './editors.ts';
export { answerFigures } from './reports/answers.ts';
export { importReturns, ReturnRow, type ReturnsImported, type RowFault } from './returns/import-returns.ts';
export { reportActions, saveReportAction } from './reports/report-actions.ts';
export { headcountReturns, saveReturn, type ReturnListed } from './returns/returns.ts';
export { reportingSettings, saveReportingSettings, type ReportingSettings } from './settings.ts';
export { everyExtractRow, extractAbout, type ExtractAbout, type ExtractRow } from './reports/extract.ts';
export { reconcile, type Difference, type Reconciled, type Theirs } from './reports/reconcile.ts';
export { paperOf } from './paper/make-paper.ts';
export { standpointWords } from './paper/status.ts';
export { BeforeAfterBlock, Behind, Block, Cell, Paper, ReadingsBlock, TableBlock, TrendBlock } from './paper/paper.ts';
export { publishReport, regenerateReport, type Regenerated } from './reports/publish.ts';
export { figuresOf, report, reports, type ReportShown } from './reports/read-reports.ts';
export {
  Challenge,
  ChallengeKind,
  FigureAnswer,
  HeadcountReturn,
  Report,
  ReportAction,
  ReportFile,
  ReportKind,
  ReportPlan,
  ReportState,
  Schedule,
  SMALL_NUMBERS_BOUNDS,
  SmallNumbers,
  type ReportingErrorCode,
} from './schema.ts';
export type {
  KeptFile,
  ReportingStore,
  ReportingStores,
  ReportsFilter,
  StoredChallenge,
  StoredReport,
} from './store.ts';
