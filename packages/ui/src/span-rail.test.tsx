import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Key } from './key.tsx';
import { railSentence, SpanRail, stretch, type RailSpan } from './span-rail.tsx';
import { StateMark } from './state-mark.tsx';
import { TimeAxis } from './time-axis.tsx';

const window = { fromOn: '2024-01-01', untilOn: '2028-01-01' };
const spans: RailSpan[] = [
  { kind: 'current', fromOn: '2024-10-01', untilOn: '2025-09-01' },
  { kind: 'current', fromOn: '2025-09-01', untilOn: '2026-07-03' },
  { kind: 'due-soon', fromOn: '2026-07-03', untilOn: '2026-10-02' },
  { kind: 'overdue', fromOn: '2026-10-02', untilOn: '2027-02-09' },
  { kind: 'then', fromOn: '2027-02-09', untilOn: '2029-02-10' },
];

describe('a rail for those who hear the page', () => {
  test('says every change of state with its day, and what acting would do', () => {
    expect(railSentence(spans)).toBe(
      'Up to date from 1 October 2024, due soon from 3 July 2026, overdue from 2 October 2026, up to date from 9 February 2027 until 10 February 2029 if you act.',
    );
  });

  test('says when the last state ends', () => {
    expect(railSentence(spans.slice(0, 2))).toBe('Up to date from 1 October 2024 until 3 July 2026.');
  });

  test('says what comes if nothing is done', () => {
    expect(
      railSentence([
        { kind: 'due-soon', fromOn: '2026-11-04', untilOn: '2026-12-05' },
        { kind: 'late', fromOn: '2026-12-05', untilOn: null },
      ]),
    ).toBe('Due soon from 4 November 2026, overdue from 5 December 2026 if nothing is done.');
  });

  test('does not pretend to know what nobody knows', () => {
    expect(railSentence([])).toBe('Nothing is known about this time.');
  });
});

describe('a rail for those who see the page', () => {
  test('draws each span in its own fill, with the sentence as its name', () => {
    const html = renderToStaticMarkup(
      <SpanRail
        spans={spans}
        window={window}
        todayOn="2026-11-21"
        title="Annex C"
        mark={<StateMark state="overdue" />}
      />,
    );
    expect(html).toContain('role="img" aria-label="Up to date from 1 October 2024');
    expect(html).toMatch(/sp-current.*sp-due-soon.*sp-overdue.*sp-then/);
    expect(html).toContain('class="now"');
    expect(html).not.toContain('style=');
  });

  test('leaves out what lies outside the window, and today when it does', () => {
    expect(stretch({ fromOn: '2020-01-01', untilOn: '2021-01-01' }, window)).toBeNull();
    expect(stretch({ fromOn: '2020-01-01', untilOn: null }, window)).toEqual({ x: 0, width: 100 });
    const html = renderToStaticMarkup(<SpanRail spans={[]} window={window} todayOn="2030-01-01" title="Annex C" />);
    expect(html).not.toContain('class="now"');
  });

  test('has an axis that is only seen and a key in words', () => {
    const axis = renderToStaticMarkup(<TimeAxis window={window} todayOn="2026-11-21" />);
    expect(axis).toContain('aria-hidden="true"');
    expect(axis).toContain('>2026<');
    expect(axis).toContain('>Today<');
    expect(
      renderToStaticMarkup(<Key items={['late', { kind: 'then', label: 'If you attend on 9 February' }]} />),
    ).toMatch(/Overdue if nothing is done.*If you attend on 9 February/);
  });
});
