import type { State } from '@trellis/core/compliance';

/** How a line of a trend is told from another without colour: by its dashes and by the form of its dots. Six at the most. */
export type LineLook = 'line-1' | 'line-2' | 'line-3' | 'line-4' | 'line-5' | 'line-6';

/** What a shape stands for. `PAINTS` says how it is drawn. */
export type Look = State | LineLook | 'axis' | 'axis-strong' | 'mark' | 'ground' | 'share';

/**
 * One thing to draw. `x` and `width` are in per cent of the chart's width, so that text is never scaled; `y`, `height` and `radius` are CSS
 * pixels. The order of shapes is the order of drawing.
 */
export type Shape =
  | {
      readonly kind: 'line';
      readonly look: Look;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | {
      readonly kind: 'bar';
      readonly look: Look;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
    }
  /** `path` is the data of an SVG path in pixels, drawn around the point. */
  | {
      readonly kind: 'dot';
      readonly look: Look;
      readonly x: number;
      readonly y: number;
      readonly path: string;
      readonly isHollow: boolean;
    }
  /** `y` is the base line of the text, which is 13 pixels high. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly isStrong: boolean;
      readonly text: string;
    };

/** What a line, dot or fill of a chart means, in words. */
export interface KeyItem {
  readonly look: Look;
  readonly text: string;
  /** A small piece of the chart to show before the words, 34 pixels wide and 14 high; `x` and `width` in per cent of that. */
  readonly sample: readonly Shape[];
}

/** A chart as plain data: the screen, the page and the PDF draw the same shapes. */
export interface Drawing {
  /** CSS pixels; the width is whatever there is. */
  readonly height: number;
  /** The whole of what is to be seen, for whoever does not see it. */
  readonly sentence: string;
  readonly shapes: readonly Shape[];
  readonly key: readonly KeyItem[];
}

/** The width that the sample of a key is made for, in CSS pixels. */
export const SAMPLE_WIDTH = 34;

/** The height that the sample of a key is made for, in CSS pixels. */
export const SAMPLE_HEIGHT = 14;

/** A number with two decimals at the most: the same text wherever it is written. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
