/** White lines on a square of the brand's colour, as lists of an LMS show them from 24 pixels up. */
function drawn(lines: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48" height="48" rx="10" fill="#0b5567"/><path d="${lines}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** A calendar with a tick: a date that is booked. */
export const TRAINING_ICON = drawn('M11 14h26v23H11zM11 21h26M18 10v7M30 10v7M19 29l4 4 7-7');
