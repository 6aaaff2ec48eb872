import { toolIcon } from '@trellis/plugin';

/** A magnifying glass over a tick: training looked at closely. */
export const QUALITY_ICON = toolIcon('M21 10a11 11 0 1 1 0 22a11 11 0 1 1 0-22M29 29l9 9M16 21l4 4 7-8');
