import type { Look } from './shape.ts';

/** Names of colours of the theme, without the two hyphens of the custom property. */
export type Tone =
  | 'brand'
  | 'ink'
  | 'line'
  | 'line-strong'
  | 'surface'
  | 'sunken'
  | 'chart-2'
  | 'chart-3'
  | 'chart-4'
  | 'chart-5'
  | 'chart-6'
  | `${'current' | 'due-soon' | 'overdue' | 'upcoming' | 'exempt' | 'unknown'}-${'fill' | 'wash'}`;

/** How a look is drawn, on a screen as on paper: widths and dashes in CSS pixels. */
export interface Paint {
  readonly fill?: Tone;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  /** What tells the fill from others without colour, in `fill` on `wash`. */
  readonly pattern?: 'hatched' | 'lattice' | 'dots' | 'lines';
  readonly wash?: Tone;
}

/** The paint of every look. @source house */
export const PAINTS: Readonly<Record<Look, Paint>> = {
  axis: { stroke: 'line', strokeWidth: 1 },
  'axis-strong': { stroke: 'line-strong', strokeWidth: 1 },
  mark: { stroke: 'ink', strokeWidth: 1.25, dash: [2, 3] },
  ground: { fill: 'sunken' },
  share: { fill: 'brand' },
  'line-1': { stroke: 'brand', strokeWidth: 3 },
  'line-2': { stroke: 'chart-2', strokeWidth: 2.5, dash: [6, 4] },
  'line-3': { stroke: 'chart-3', strokeWidth: 2.5, dash: [2, 3] },
  'line-4': { stroke: 'chart-4', strokeWidth: 2.5, dash: [10, 3, 2, 3] },
  'line-5': { stroke: 'chart-5', strokeWidth: 2, dash: [12, 4] },
  'line-6': { stroke: 'chart-6', strokeWidth: 2, dash: [4, 2, 1, 2, 1, 2] },
  current: { fill: 'current-fill' },
  'due-soon': { fill: 'due-soon-fill', wash: 'due-soon-wash', pattern: 'hatched', stroke: 'due-soon-fill' },
  overdue: { fill: 'overdue-fill', wash: 'overdue-wash', pattern: 'lattice', stroke: 'overdue-fill' },
  upcoming: { fill: 'upcoming-fill', wash: 'upcoming-wash', pattern: 'dots', stroke: 'upcoming-fill' },
  exempt: { fill: 'exempt-fill', wash: 'exempt-wash', pattern: 'lines', stroke: 'exempt-fill' },
  unknown: { fill: 'surface', stroke: 'unknown-fill', dash: [3, 3] },
};

/**
 * The colours that charts have beyond the theme's own, for lines beside the brand's. Each has 4.5:1 on white and is told from its neighbours
 * by lightness, dashes and dots as well.
 *
 * @source house
 */
export const CHART_COLOURS: Readonly<Record<'chart-2' | 'chart-3' | 'chart-4' | 'chart-5' | 'chart-6', string>> = {
  'chart-2': '#a15c00',
  'chart-3': '#4567b0',
  'chart-4': '#8a2f6b',
  'chart-5': '#4b5761',
  'chart-6': '#175c39',
};
