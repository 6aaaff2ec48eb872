import type { LineLook } from './shape.ts';

/** How the points of a line are marked. */
export interface Dot {
  readonly path: string;
  readonly isHollow: boolean;
}

const disc = (radius: number): string =>
  `M${-radius} 0A${radius} ${radius} 0 1 0 ${radius} 0A${radius} ${radius} 0 1 0 ${-radius} 0Z`;
const square = 'M-3.5 -3.5L3.5 -3.5L3.5 3.5L-3.5 3.5Z';
const diamond = 'M0 -5L5 0L0 5L-5 0Z';

/** The lines of a trend in the order in which they are given out. */
export const LINE_LOOKS: readonly LineLook[] = ['line-1', 'line-2', 'line-3', 'line-4', 'line-5', 'line-6'];

/** The dot of each line: disc, ring, square, diamond, hollow square, hollow diamond. @source house */
export const DOTS: Readonly<Record<LineLook, Dot>> = {
  'line-1': { path: disc(4), isHollow: false },
  'line-2': { path: disc(4.5), isHollow: true },
  'line-3': { path: square, isHollow: false },
  'line-4': { path: diamond, isHollow: false },
  'line-5': { path: square, isHollow: true },
  'line-6': { path: diamond, isHollow: true },
};
