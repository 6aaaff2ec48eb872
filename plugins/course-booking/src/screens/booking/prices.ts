import type { EventPrices } from '@trellis/core/bookings';
import type { ScreenServices } from '@trellis/plugin/screens';

/** As many dates as are priced at once. */
const MOST = 50;

/** What a place on each of these dates costs the reader's agencies, by the id of the event; none for somebody without a post. */
export async function pricesById(
  api: ScreenServices['api'],
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, EventPrices>> {
  if (eventIds.length === 0) return new Map();
  const prices = await api.bookings.prices.query({ eventIds: eventIds.slice(0, MOST) });
  return new Map(prices.map((each) => [each.eventId, each]));
}
