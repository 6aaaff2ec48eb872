import type { ScreenContribution } from '@trellis/plugin';

/** The screens of finance officers. */
export const CHARGES_SCREENS: readonly ScreenContribution[] = [];
