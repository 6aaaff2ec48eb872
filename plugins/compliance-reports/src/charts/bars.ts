import { countInWords, percentOf } from '@trellis/core';
import type { State } from '@trellis/core/compliance';
import type { ReadingsBlock } from '@trellis/core/reporting';
import { cellWords } from '../cell-words.ts';
import { rounded, type Drawing, type KeyItem, type Shape } from './shape.ts';

/** Left to right: done first, not known last, so that the ground that is covered reads as one stretch. @source house */
const ORDER: readonly State[] = ['current', 'upcoming', 'exempt', 'due-soon', 'overdue', 'unknown'];

/** Each state as its key says it. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  current: 'Up to date',
  upcoming: 'Coming up',
  exempt: 'Exempt',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  unknown: 'Not known',
};

type Reading = ReadingsBlock['bars'][number];
const HEIGHT = 24;
/** Between two pieces, in per cent of the bar. */
const GAP = 0.25;

function pieces(counts: readonly { readonly state: State; readonly count: number }[]): Shape[] {
  const shown = ORDER.flatMap((state) => counts.filter((one) => one.state === state && one.count > 0));
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  return shown.map(({ state, count }) => {
    const share = (count / total) * 100;
    const width = rounded(Math.max(share - GAP, Math.min(share, 0.3)));
    const piece: Shape = { kind: 'bar', look: state, x: rounded(from), y: 0.5, width, height: HEIGHT - 1, radius: 2 };
    from += share;
    return piece;
  });
}

function keyOf(states: readonly State[]): KeyItem[] {
  return ORDER.filter((state) => states.includes(state)).map((state) => ({
    look: state,
    text: STATE_WORDS[state],
    sample: [{ kind: 'bar', look: state, x: 2, y: 0.5, width: 96, height: 13, radius: 2 }],
  }));
}

/** The share of a bar in words: `89% up to date`, or that it is withheld or not known. */
export function readingShare({ share }: Pick<Reading, 'share'>): string {
  return share.kind === 'share' ? `${cellWords(share)} up to date` : `Up to date: ${cellWords(share).toLowerCase()}`;
}

/** One bar of states, with its share and every count in words. */
export function readingDrawing(bar: Reading): Drawing {
  const shown = ORDER.flatMap((state) => bar.states.filter((one) => one.state === state && one.count > 0));
  const counts = shown.map(({ state, count }) => `${countInWords(count)} ${STATE_WORDS[state].toLowerCase()}`);
  return {
    height: HEIGHT,
    sentence: `${bar.title}: ${readingShare(bar)}${counts.length > 0 ? `; ${counts.join(', ')}` : ''}.`,
    shapes: [
      { kind: 'bar', look: 'ground', x: 0, y: 0.5, width: 100, height: HEIGHT - 1, radius: 2 },
      ...pieces(bar.states),
    ],
    key: keyOf(shown.map(({ state }) => state)),
  };
}

/** The states that any bar of the block shows, once each, for one key below all of them. */
export function readingsKey(block: ReadingsBlock): readonly KeyItem[] {
  return keyOf(block.bars.flatMap((bar) => bar.states.flatMap(({ state, count }) => (count > 0 ? [state] : []))));
}

/** So many of so many as a bar, for a place beside the figure in words; it shows what the words say, rounded down. */
export function shareDrawing(part: number, whole: number): Drawing {
  const percent = percentOf(part, whole) ?? 0;
  const share: Shape = { kind: 'bar', look: 'share', x: 0, y: 0, width: percent, height: 10, radius: 3 };
  return {
    height: 10,
    sentence: `${countInWords(part)} of ${countInWords(whole)}`,
    shapes: [
      { kind: 'bar', look: 'ground', x: 0, y: 0, width: 100, height: 10, radius: 3 },
      ...(percent > 0 ? [{ ...share, width: Math.min(100, percent) }] : []),
    ],
    key: [],
  };
}
