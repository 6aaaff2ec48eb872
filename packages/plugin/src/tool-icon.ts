/**
 * The picture of an LTI tool in our own look: white lines on a square of the brand's colour, as lists of an LMS show it from 24 pixels up.
 *
 * @param lines - the `d` of a path on a square of 48
 */
export function toolIcon(lines: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="10" fill="#0b5567"/><path d="${lines}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
