import type { PriceOfKind } from '@trellis/core/bookings';
import { expect, test } from 'vitest';
import { priceLines } from './price-preview.ts';

const price = (kind: PriceOfKind['kind'], tierTitle: string, attendedPence: number): PriceOfKind => ({
  kind,
  tierTitle,
  attendedPence,
  latePence: 7000,
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
