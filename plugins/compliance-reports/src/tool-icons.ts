import { toolIcon } from '@trellis/plugin';

/** A page with bars: a report. */
export const REPORTS_ICON = toolIcon('M13 9h15l7 7v23H13zM28 9v7h7M19 33v-5M24 33V23M29 33v-8');

/** A page with a tick: a report that was signed. */
export const LATEST_REPORT_ICON = toolIcon('M13 9h15l7 7v23H13zM28 9v7h7M18 29l4 4 8-9');
