/** A magnifying glass over a tick: training looked at closely. White lines on a square of the brand's colour, as lists of an LMS show them from 24 pixels up. */
export const QUALITY_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="10" fill="#0b5567"/><path d="M21 10a11 11 0 1 1 0 22a11 11 0 1 1 0-22M29 29l9 9M16 21l4 4 7-8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>';
