import { toolIcon } from '@trellis/plugin';

/** A list with ticks: what somebody must learn. */
export const MY_LEARNING_ICON = toolIcon('m11 15 3 3 5-6M25 15h12M11 25l3 3 5-6M25 26h12M11 36h8M25 36h12');

/** Two people: those whom somebody looks after. */
export const MY_AGENCY_ICON = toolIcon(
  'M18 23a6 6 0 1 0 0-12a6 6 0 1 0 0 12M8 37c0-6 4-10 10-10s10 4 10 10M31 12a6 6 0 0 1 0 11M33 27c4 1 7 5 7 10',
);

/** An open book: one course. */
export const COURSE_ICON = toolIcon('M24 15c-4-3-9-4-15-4v23c6 0 11 1 15 4c4-3 9-4 15-4V11c-6 0-11 1-15 4v23');
