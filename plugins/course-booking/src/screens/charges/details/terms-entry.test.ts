import { describe, expect, test } from 'vitest';
import { entryOf } from '@trellis/ui/date-field';
import { NO_TERMS, reratedWords, termsFaults, termsLine, termsRefused, termsTyped } from './terms-entry.ts';

const typed = {
  ...NO_TERMS,
  from: entryOf('2027-01-01'),
  turnover: '£60,000',
  evidence: ' Accounts of 2025 to 2026 ',
};

describe('what decides an agency’s price', () => {
  test('needs a day and what it rests on', () => {
    expect(termsFaults(NO_TERMS).map(({ fieldId }) => fieldId)).toEqual(['terms-from', 'terms-evidence']);
    expect(termsFaults({ ...typed, turnover: 'small' }).map(({ fieldId }) => fieldId)).toEqual(['terms-turnover']);
    expect(termsFaults(typed)).toEqual([]);
  });

  test('is sent as it was typed, without what was left empty', () => {
    expect(termsTyped(typed)).toEqual({
      from: '2027-01-01',
      annualTurnoverPence: 6_000_000,
      isInArea: true,
      evidence: 'Accounts of 2025 to 2026',
    });
    expect(termsTyped({ ...typed, flags: ['non-profit'] })).toMatchObject({ flags: ['non-profit'] });
  });

  test('reads as one line', () => {
    expect(
      termsLine({
        ...termsTyped(typed),
        agencyId: 'a' as never,
        kind: 'ey-group',
        isInArea: false,
        flags: ['non-profit'],
      }),
    ).toBe('Nursery or other group early years setting, turnover £60,000 a year, outside the area, Non-profit');
  });
});

describe('new terms say what they did', () => {
  test.each([
    [{ charges: 0, pence: 0 }, 'Nothing that was charged for courses from 1 January 2027 changes.'],
    [
      { charges: 1, pence: -3500 },
      'One charge for courses from 1 January 2027 was taken back and reckoned anew; the agency owes £35 less.',
    ],
    [
      { charges: 3, pence: 9000 },
      '3 charges for courses from 1 January 2027 were taken back and reckoned anew; the agency owes £90 more.',
    ],
  ])('%o', (rerated, words) => {
    expect(reratedWords(rerated, '2027-01-01')).toBe(words);
  });
});

test('a refusal stands at its field', () => {
  expect(
    termsRefused({ code: 'input.invalid', sentence: 'No.', fields: [{ field: 'evidence', reason: 'is too long' }] }),
  ).toEqual([{ fieldId: 'terms-evidence', text: 'Is too long' }]);
});
