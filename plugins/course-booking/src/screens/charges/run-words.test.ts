import type { PreviewShown } from '@trellis/core/billing';
import { describe, expect, test } from 'vitest';
import { missingWords, previewMore, previewTitle, releaseWords, runFigure, tookOverWords } from './run-words.ts';

const january = {
  period: '2027-01',
  isPeriodOver: true,
  invoicedPence: 31_500,
  heldPence: 7000,
  disputedPence: 0,
  lines: 7,
  heldLines: 1,
  disputedLines: 0,
  zeroLines: 1,
  agencies: Array.from({ length: 7 }),
} as unknown as PreviewShown;
const nothing: PreviewShown = { ...january, lines: 0, invoicedPence: 0, zeroLines: 0, heldLines: 0, agencies: [] };

describe('a preview leads with the sum', () => {
  test('of a month that is over', () => {
    expect(previewTitle(january)).toBe('The run of January 2027 would bill £315');
    expect(previewMore(january)).toBe(
      '7 lines for 7 agencies. 1 line of £0 goes with them. £70 is on hold and stays back.',
    );
  });

  test('of a month that goes on', () => {
    expect(previewTitle({ ...january, isPeriodOver: false })).toBe('So far, the run of January 2027 would bill £315');
  });

  test('of a month that gives back more than it charges', () => {
    const credited = { ...january, invoicedPence: -5000 };
    expect(previewTitle(credited)).toBe('The run of January 2027 would credit £50');
    expect(runFigure(-5000)).toEqual({ value: '£50', label: 'would be credited' });
    expect(releaseWords(credited)).toContain('on 7 statements, a credit of £50 in all.');
  });

  test('of a month with nothing', () => {
    expect(previewTitle(nothing)).toBe('Nothing is waiting to be billed up to the end of January 2027');
    expect(previewMore(nothing)).toBe('');
  });
});

test('releasing says what it will do before it is pressed', () => {
  expect(releaseWords(january)).toBe(
    '7 lines up to the end of January 2027 go out together on 7 statements, £315 in all. 1 line on hold or disputed stays back for a later run. Each line goes out once: pressing twice sends nothing twice. Nothing can be taken out of a run afterwards; what proves wrong is credited.',
  );
});

test('what an agency lacks is named', () => {
  expect(missingWords(['customerNumber', 'vatCode'])).toBe('customer number and VAT code');
  expect(missingWords(['vatCode'])).toBe('VAT code');
});

test('whoever pays for others says so, also where it has no line of its own', () => {
  expect(tookOverWords({ agencyId: 'icb', of: ['icb'] })).toBe('');
  expect(tookOverWords({ agencyId: 'icb', of: ['surgery'] })).toBe('with 1 agency that it took over');
  expect(tookOverWords({ agencyId: 'icb', of: ['icb', 'school', 'surgery'] })).toBe(
    'with 2 agencies that it took over',
  );
});
