export { Behind, Block, Cell, Paper, ReadingsBlock, TableBlock, TrendBlock } from './paper.ts';
export {
  Challenge,
  FigureAnswer,
  HeadcountReturn,
  Report,
  ReportAction,
  ReportFile,
  ReportKind,
  ReportPlan,
  ReportState,
  Schedule,
  type ReportingErrorCode,
} from './schema.ts';
