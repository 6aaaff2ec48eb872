import { expect, test } from 'vitest';
import { Rule } from '../../frameworks/schema.ts';
import { asksWords } from './asks-words.ts';

const source = { document: 'house', note: 'made up for this test' };
const first = { kind: 'within', of: { months: 3 } };
const rule = (kind: Record<string, unknown>): Rule => Rule.parse({ id: 'R', first, noticeDays: 90, source, ...kind });
const because = (part = 'R', intervalMonths: number | null = null, option?: string) => ({
  rule: part,
  intervalMonths,
  ...(option === undefined ? {} : { option }),
});

test('an interval is told in years where it is whole years', () => {
  const interval = rule({ kind: 'interval', months: 36, agencyInterval: 'either' });
  const told = [1, 6, 12, 18, 24, 36, 132].map((months) => asksWords(interval, because('R', months), true));
  expect(told).toEqual([
    'every month',
    'every 6 months',
    'every year',
    'every 18 months',
    'every two years',
    'every three years',
    'every 11 years',
  ]);
  expect(asksWords(interval, because(), false)).toBe('every three years');
});

const hours = { kind: 'hours', hours: 12, windowMonths: 36 };
const initial = { id: 'FIRST', withinMonths: 12, hours: 16 };
const other = [{ id: 'LEAD', hours: 16, initialHours: 20, flags: ['lead'] }];

test.each<[string, Record<string, unknown>, ReturnType<typeof because>, boolean, string]>([
  ['once', { kind: 'once' }, because(), true, 'once'],
  [
    'hours, half together',
    { ...hours, participatoryShare: 0.5 },
    because(),
    true,
    '12 hours in three years, half of them together with others',
  ],
  [
    'hours of one domain, another share',
    { ...hours, windowMonths: 12, domain: 'adults', participatoryShare: 0.3 },
    because(),
    true,
    '12 hours about adults in a year, 30 per cent of them together with others',
  ],
  [
    'hours while the initial period is open',
    { ...hours, initial },
    because('FIRST'),
    false,
    '16 hours within a year of starting, then 12 hours in three years',
  ],
  ['hours once the initial period is done', { ...hours, initial }, because(), true, '12 hours in three years'],
  ['hours of a lead', { ...hours, initial, other }, because('LEAD'), true, '16 hours in three years'],
  [
    'initial hours of a lead',
    { ...hours, initial, other },
    because('LEAD'),
    false,
    '20 hours within a year of starting, then 16 hours in three years',
  ],
  ['one hour', { ...hours, hours: 1, windowMonths: 1 }, because(), true, '1 hour in a month'],
  [
    'a count in years from a day',
    { kind: 'count', times: 1, per: { yearFrom: '09-01' } },
    because(),
    true,
    'once in every year from 1 September',
  ],
  ['a count in months', { kind: 'count', times: 2, per: { months: 6 } }, because(), true, 'twice in every 6 months'],
  [
    'a count of three in a period that an option chose',
    { kind: 'count', times: 3, per: { option: 'T-PER', readings: { a: { yearFrom: '09-01' }, b: { months: 12 } } } },
    because('R', null, 'T-PER:b'),
    true,
    'three times in every year',
  ],
  [
    'a count in a period that hangs on an option which did not decide',
    { kind: 'count', times: 3, per: { option: 'T-PER', readings: { a: { yearFrom: '09-01' }, b: { months: 12 } } } },
    because('R', null, 'T-FIRST:a'),
    false,
    'three times in each period',
  ],
  ['changes', { kind: 'on-change' }, because(), true, 'once, and again after each change'],
  [
    'a change that came',
    {
      kind: 'on-change',
      changes: [{ id: 'C1', title: 'the threshold document was replaced', on: '2026-01-01', within: { days: 30 } }],
    },
    because('C1'),
    true,
    'again since the threshold document was replaced',
  ],
  [
    'a declaration',
    {
      kind: 'declaration',
      edition: 'PART-ONE-2025',
      editionTitle: 'Part one, edition 2025',
      editionOn: '2025-09-01',
      within: { days: 30 },
    },
    because(),
    true,
    'a declaration of having read Part one, edition 2025, once for each edition',
  ],
])('%s', (_, kind, told, isHeld, words) => {
  expect(asksWords(rule(kind), told, isHeld)).toBe(words);
});
