import { toolIcon } from '@trellis/plugin';

/** A calendar with a tick: a date that is booked. */
export const TRAINING_ICON = toolIcon('M11 14h26v23H11zM11 21h26M18 10v7M30 10v7M19 29l4 4 7-7');
