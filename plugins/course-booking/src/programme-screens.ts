import type { ScreenContribution } from '@trellis/plugin';

/** The screens of coordinators and trainers. */
export const PROGRAMME_SCREENS: readonly ScreenContribution[] = [];
