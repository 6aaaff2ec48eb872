/** White lines on a square of the brand's colour, as lists of an LMS show them from 24 pixels up. */
function drawn(lines: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="10" fill="#0b5567"/><path d="${lines}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** A page with bars: a report. */
export const REPORTS_ICON = drawn('M13 9h15l7 7v23H13zM28 9v7h7M19 33v-5M24 33V23M29 33v-8');

/** A page with a tick: a report that was signed. */
export const LATEST_REPORT_ICON = drawn('M13 9h15l7 7v23H13zM28 9v7h7M18 29l4 4 8-9');
