import type { PriceOfKind } from '@trellis/core/bookings';
import type { AgencyKind } from '@trellis/core/people';

/** A line of the price list for one date: who pays it, for coming and for cancelling late. */
export interface PriceLine {
  readonly tierTitle: string;
  readonly kinds: readonly AgencyKind[];
  readonly attendedPence: number;
  readonly latePence: number;
}

/** The prices of a date, those of one tier and amount in one line, the lowest first. */
export function priceLines(prices: readonly PriceOfKind[]): readonly PriceLine[] {
  const lines = new Map<string, PriceLine>();
  for (const { kind, ...price } of prices) {
    const key = `${price.tierTitle} ${price.attendedPence} ${price.latePence}`;
    lines.set(key, { ...price, kinds: [...(lines.get(key)?.kinds ?? []), kind] });
  }
  return [...lines.values()].toSorted(
    (one, other) => one.attendedPence - other.attendedPence || one.tierTitle.localeCompare(other.tierTitle, 'en-GB'),
  );
}
