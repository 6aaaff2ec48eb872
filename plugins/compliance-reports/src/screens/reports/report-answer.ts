import type { ScreenServices } from '@trellis/plugin/screens';

/** A report with its paper, and what its reader may do with it. */
export type ReportAnswer = Awaited<ReturnType<ScreenServices['api']['reporting']['get']['query']>>;

/** A report without its paper. */
export type ReportShown = ReportAnswer['report'];
