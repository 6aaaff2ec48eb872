import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { barSentence, piecesOf, StackedBar, type StateCount } from './stacked-bar.tsx';

const counts: StateCount[] = [
  { state: 'overdue', count: 245, href: '/overdue' },
  { state: 'current', count: 2418 },
  { state: 'unknown', count: 437 },
  { state: 'exempt', count: 0 },
];

describe('a stacked bar', () => {
  test('says every count and the total', () => {
    expect(barSentence(counts, 3100)).toBe('245 overdue, 2,418 up to date, 437 not known, of 3,100');
  });

  test('says when a count is withheld, and draws no piece that would give it away', () => {
    const few: StateCount[] = [
      { state: 'overdue', count: null },
      { state: 'current', count: 11 },
    ];
    expect(barSentence(few, 14)).toBe('withheld overdue, 11 up to date, of 14');
    expect(piecesOf(few).map((piece) => piece.state)).toEqual(['current']);
  });

  test('fills its width, done first and not known last', () => {
    const pieces = piecesOf(counts);
    expect(pieces.map((piece) => piece.state)).toEqual(['current', 'overdue', 'unknown']);
    const last = pieces.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(99.75, 6);
  });

  test('is empty when there is nobody to count', () => {
    expect(piecesOf([])).toEqual([]);
    expect(barSentence([], 0)).toBe('of 0');
  });

  test('gives each count in words, linked to its rows, with the requirement for those who hear it', () => {
    const html = renderToStaticMarkup(<StackedBar title="Level 1, all staff" counts={counts} total={3100} />);
    expect(html).toContain('role="img" aria-label="245 overdue');
    expect(html).toContain('<a href="/overdue"');
    expect(html).toContain('<b>245</b> overdue<span class="vh">, Level 1, all staff</span>');
    expect(html).not.toContain('exempt');
  });
});
