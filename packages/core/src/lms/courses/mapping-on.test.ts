import { expect, test } from 'vitest';
import { doOverlap, mappingOn } from './mapping-on.ts';
import type { LmsMapping } from '../schema.ts';

const mapping = (id: string, validFrom: string | null, validTo: string | null): LmsMapping => ({
  id,
  lmsCourseId: 'c1',
  courseRef: 'SG-1',
  satisfies: [],
  validFrom,
  validTo,
});

test.each([
  ['before the first day nothing counts', '2025-08-31', undefined],
  ['on the first day it counts', '2025-09-01', 'old'],
  ['on the last day it still counts', '2026-03-31', 'old'],
  ['between two mappings nothing counts', '2026-04-01', undefined],
  ['a mapping without an end counts for ever', '2199-12-31', 'new'],
])('%s', (_, on, expected) => {
  const mappings = [mapping('old', '2025-09-01', '2026-03-31'), mapping('new', '2026-04-02', null)];
  expect(mappingOn(mappings, on)?.id).toBe(expected);
});

test.each([
  ['one that ends the day before another begins', ['2025-01-01', '2025-06-30'], ['2025-07-01', null], false],
  ['one that ends on the day on which another begins', ['2025-01-01', '2025-07-01'], ['2025-07-01', null], true],
  ['two without dates', [null, null], [null, null], true],
  ['one within another', [null, null], ['2025-01-01', '2025-01-02'], true],
  ['one without a start before another', [null, '2024-12-31'], ['2025-01-01', '2025-01-02'], false],
] as const)('%s: overlap %$', (_, [from, to], [otherFrom, otherTo], expected) => {
  expect(doOverlap(mapping('a', from, to), mapping('b', otherFrom, otherTo))).toBe(expected);
  expect(doOverlap(mapping('b', otherFrom, otherTo), mapping('a', from, to))).toBe(expected);
});
