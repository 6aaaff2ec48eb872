import { AGENCY_KIND_WORDS, AgencyKind } from '@trellis/core/people';
import { expect, test } from 'vitest';
import { fieldOfWork } from './agency-kind-words.ts';

test('every kind of agency has words of its own, and none shows the name it has in the code', () => {
  const words = AgencyKind.options.map((kind) => AGENCY_KIND_WORDS[kind]);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((each) => /^[a-z]|-home$|ey-/.test(each))).toEqual([]);
});

test.each([
  ['ey-group', 'Early years'],
  ['ruh', 'Health'],
  ['school-independent', 'Schools'],
  ['other', 'Others'],
] as const)('a chart counts %s under %s', (kind, field) => {
  expect(fieldOfWork(kind)).toBe(field);
});

test('no kind of agency is left out of the chart’s words', () => {
  const others: readonly AgencyKind[] = ['commissioned-for-profit', 'contractor', 'other'];
  expect(AgencyKind.options.filter((kind) => fieldOfWork(kind) === 'Others')).toEqual(
    AgencyKind.options.filter((kind) => others.includes(kind)),
  );
});
