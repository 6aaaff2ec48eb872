import { describe, expect, test } from 'vitest';
import { Rule } from './rule.ts';

const shared = {
  id: 'R',
  first: { kind: 'before-role' },
  noticeDays: 90,
  source: { document: 'house', note: 'made up for this test' },
};
const isTaken = (rule: Record<string, unknown>): boolean => Rule.safeParse({ ...shared, ...rule }).success;
const hours = { kind: 'hours', hours: 12, windowMonths: 36 };
const count = { kind: 'count', times: 1, per: { yearFrom: '09-01' } };
const change = { id: 'C', title: 'it changed', on: '2026-03-01', within: { days: 30 } };
const declaration = {
  kind: 'declaration',
  edition: 'PART-ONE-2026',
  editionTitle: 'Part one',
  editionOn: '2026-09-01',
  within: { months: 1 },
};

describe('a rule', () => {
  test.each([
    ['hours', hours],
    ['half of them together', { ...hours, participatoryShare: 0.5 }],
    ['an initial period', { ...hours, initial: { id: 'FIRST', withinMonths: 12, hours: 16 } }],
    ['other hours for leads', { ...hours, other: [{ id: 'LEAD', hours: 16, flags: ['lead'] }] }],
    ['once a school year', count],
    ['a period that an option chooses', { ...count, per: { option: 'T-P', readings: { a: { months: 12 } } } }],
    ['no changes yet', { kind: 'on-change' }],
    ['a change', { kind: 'on-change', changes: [change] }],
    ['an edition', declaration],
  ])('is taken: %s', (_, rule) => {
    expect(isTaken(rule)).toBe(true);
  });

  test.each([
    ['no hours', { ...hours, hours: 0 }],
    ['more than all of them together', { ...hours, participatoryShare: 1.2 }],
    ['a window without an end', { ...hours, windowMonths: 0 }],
    ['a domain that is none', { ...hours, domain: 'both' }],
    ['kinds of evidence that are none', { ...hours, evidence: [] }],
    ['a year from a day that most years have not', { ...count, per: { yearFrom: '02-29' } }],
    ['a year from a day that no year has', { ...count, per: { yearFrom: '02-30' } }],
    ['a year and months at once', { ...count, per: { yearFrom: '09-01', months: 12 } }],
    ['half a time', { ...count, times: 0.5 }],
    ['a change on no day', { kind: 'on-change', changes: [{ ...change, on: '2026-02-29' }] }],
    ['an edition without a name', { ...declaration, editionTitle: undefined }],
    ['a kind that is none', { kind: 'twice' }],
  ])('is refused: %s', (_, rule) => {
    expect(isTaken(rule)).toBe(false);
  });

  test('of a stored pack stays as it is', () => {
    const interval = {
      ...shared,
      kind: 'interval',
      months: 36,
      shorter: [{ id: 'R2', months: 24, flags: ['lead'], audiences: [] }],
      agencyInterval: 'either',
    };
    const { noticeDays: _, ...once } = { ...shared, kind: 'once' };
    expect([Rule.parse(interval), Rule.parse(once)]).toEqual([interval, once]);
  });
});
