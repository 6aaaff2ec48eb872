import { describe, expect, test } from 'vitest';
import { lineDetail, policyLine, sourceWords, whoWords, whyTitle } from './line-words.ts';

describe('who decided', () => {
  test.each([
    [{ kind: 'person', name: 'Ann Marsh' }, 'Ann Marsh'],
    [{ kind: 'person' }, 'Somebody of the partnership'],
    [{ kind: 'token', name: 'Finance export' }, 'The system “Finance export”'],
    [{ kind: 'rule' }, 'The policy’s rule, when the day came'],
    [{ kind: 'command-line' }, 'An administrator, on the command line'],
  ] as const)('%o', (decided, words) => {
    expect(whoWords(decided)).toBe(words);
  });
});

describe('a section of a policy is named first', () => {
  test.each([
    [
      { document: 'Training Strategy 2021-2024', edition: 'April 2021', section: 'Appendix 5' },
      'Appendix 5 of Training Strategy 2021-2024, April 2021',
    ],
    [{ document: 'Charging policy', section: '4' }, 'Section 4 of Charging policy'],
    [{ document: 'Charging policy' }, 'Charging policy'],
    [{ document: 'house', note: 'nobody pays twice' }, 'The policy does not say. Our reading: nobody pays twice.'],
  ])('%o', (source, words) => {
    expect(sourceWords(source)).toBe(words);
  });
});

test.each([
  [3500, 'Why £35?'],
  [0, 'Why is nothing charged?'],
  [-7000, 'Why is £70 taken back?'],
])('a line of %i pence asks why', (pence, words) => {
  expect(whyTitle({ pence })).toBe(words);
});

test('a line says by which price list and which bank holidays it was reckoned', () => {
  expect(
    policyLine({
      policy: { id: 'a', version: '1.0.0', title: 'Charging policy 2021' },
      calendar: { id: 'england-and-wales', version: '2026-11' },
    }),
  ).toBe('Charging policy 2021, version 1.0.0. Bank holidays of England and Wales, version 2026-11.');
});

describe('a line in a list says what became of the place, or what kind of line it is', () => {
  const line = {
    kind: 'charge',
    outcome: 'absent',
    arisesOn: '2027-01-18',
    quote: { late: true },
    question: { outcome: { kind: 'no-show' } },
  };
  test.each([
    [{}, 'Did not attend, 18 January 2027'],
    [{ kind: 'waiver' }, 'Waived, 18 January 2027'],
    [{ outcome: 'cancelled' }, 'Cancelled late, 18 January 2027'],
    [{ outcome: 'cancelled', quote: { late: false } }, 'Cancelled in time, 18 January 2027'],
    [
      { outcome: 'cancelled', question: { outcome: { kind: 'cancelled', substitute: { sameAgency: true } } } },
      'A colleague came instead, 18 January 2027',
    ],
  ])('%o', (part, words) => {
    expect(lineDetail({ ...line, ...part } as unknown as Parameters<typeof lineDetail>[0])).toBe(words);
  });
});
