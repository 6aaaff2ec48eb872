import type { Measurement } from '../measurement.ts';
import { measureBookings } from './bookings.ts';
import { measureLedger } from './ledger.ts';
import { measureQuotes } from './quotes.ts';

/** Prices, bookings and the ledger, one after the other. */
export async function measureCharging(): Promise<readonly Measurement[]> {
  return [measureQuotes(), await measureBookings(), ...(await measureLedger())];
}
