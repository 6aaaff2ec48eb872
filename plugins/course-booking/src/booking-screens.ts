import type { ScreenContribution } from '@trellis/plugin';

/** The screens of practitioners, managers and agency leads. */
export const BOOKING_SCREENS: readonly ScreenContribution[] = [];
