export { latestReturnOn } from './figures/latest-return.ts';
export { figuresOnPage, figuresSeen, type FiguresSeen } from './figures-seen.ts';
export { Figures } from './figures/schema.ts';
export { challengeReport, changeReport, draftReport, previewReport, type ReportNamed } from './drafts.ts';
export { putForwardReport, sendBackReport } from './send-back.ts';
export { sendingsBack } from './told-back.ts';
export { AGENCY_REPORTS, ANY_REPORTS, READING_REPORTS, SIGNING } from './editors.ts';
export { answerFigures } from './answers.ts';
export { importReturns, ReturnRow, type ReturnsImported, type RowFault } from './import-returns.ts';
export { reportActions, saveReportAction } from './report-actions.ts';
export { headcountReturns, saveReturn, type ReturnListed } from './returns.ts';
export { reportingSettings, saveReportingSettings, type ReportingSettings } from './settings.ts';
export { everyExtractRow, extractAbout, type ExtractAbout, type ExtractRow } from './extract.ts';
export { reconcile, type Difference, type Reconciled, type Theirs } from './reconcile.ts';
export { paperOf } from './paper/make-paper.ts';
export { standpointWords } from './paper/status.ts';
export { BeforeAfterBlock, Behind, Block, Cell, Paper, ReadingsBlock, TableBlock, TrendBlock } from './paper.ts';
export { publishReport, regenerateReport, type Regenerated } from './publish.ts';
export { figuresOf, report, reports, type ReportShown } from './read-reports.ts';
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
