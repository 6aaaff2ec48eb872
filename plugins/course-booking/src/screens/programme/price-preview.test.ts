import type { Quote } from '@trellis/core/charging';
import type { EventShown } from '@trellis/core/events';
import { expect, test } from 'vitest';
import { courseInQuestion, priceLines, type PriceOfKind } from './price-preview.ts';

const price = (kind: PriceOfKind['kind'], tierTitle: string, pence: number): PriceOfKind => ({
  kind,
  attended: { tierTitle, totalPence: pence } as Quote,
  late: { tierTitle, latePence: 7000 } as Quote,
});

test('kinds of agency that pay the same stand in one line, the lowest price first', () => {
  const lines = priceLines([
    price('gp', 'Tier 3', 7000),
    price('police', 'Tier 1', 0),
    price('ey-group', 'Tier 3', 7000),
    price('council', 'Tier 1', 0),
  ]);
  expect(lines).toEqual([
    { tierTitle: 'Tier 1', kinds: ['police', 'council'], attendedPence: 0, latePence: 7000 },
    { tierTitle: 'Tier 3', kinds: ['gp', 'ey-group'], attendedPence: 7000, latePence: 7000 },
  ]);
});

test('a course of two half days is asked with both, by the local day', () => {
  const event = {
    mode: 'virtual',
    sessions: [
      { startsAt: '2027-06-30T08:30:00Z', endsAt: '2027-06-30T11:45:00Z' },
      { startsAt: '2027-07-01T23:15:00Z', endsAt: '2027-07-02T02:15:00Z' },
    ],
  } as EventShown['event'];
  const course = { ref: 'SG-EY', title: 'Safeguarding in early years', kind: 'core-course' } as EventShown['course'];
  expect(courseInQuestion({ event, course })).toEqual({
    ref: 'SG-EY',
    title: 'Safeguarding in early years',
    mode: 'virtual',
    kind: 'core-course',
    startsOn: '2027-06-30',
    startsAt: '2027-06-30T08:30:00Z',
    sessions: [
      { startsOn: '2027-06-30', length: 195 },
      { startsOn: '2027-07-02', length: 180 },
    ],
  });
});
