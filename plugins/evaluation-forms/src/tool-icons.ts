/** White lines on a square of the brand's colour, as lists of an LMS show them from 24 pixels up. */
function drawn(lines: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="10" fill="#0b5567"/><path d="${lines}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** Steps that rise, as a scale does: feedback. */
export const FEEDBACK_ICON = drawn('M11 37v-6M19 37V26M27 37V20M35 37V11');

/** Steps beside a page: feedback on one course. */
export const COURSE_FEEDBACK_ICON = drawn('M10 38V10h17v28zM34 38V27M40 38V18');
