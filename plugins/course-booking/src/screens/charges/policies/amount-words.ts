import type { Amount, ChargingPolicy } from '@trellis/core/charging';
import type { ChosenReadings } from '@trellis/core/frameworks';
import { pounds } from '@trellis/ui/money';

/** An amount in a few words: "£35 a full day, £20 a half day". */
export function amountWords(amount: Amount): string {
  switch (amount.kind) {
    case 'nothing':
      return 'Nothing';
    case 'price':
      return 'The price of the place';
    case 'full-cost':
      return 'What the place costs the organiser';
    case 'per-day':
      return `${pounds(amount.pence)} for each day`;
    case 'flat':
      return amount.halfDayPence === undefined || amount.halfDayPence === amount.pence
        ? `${pounds(amount.pence)} a course, however long`
        : `${pounds(amount.pence)} a course, ${pounds(amount.halfDayPence)} for one half day`;
    case 'by-length':
      return amount.fullDayPence === 0 && amount.halfDayPence === 0
        ? 'Nothing'
        : `${pounds(amount.fullDayPence)} a full day, ${pounds(amount.halfDayPence)} a half day`;
    case 'by-minutes':
      return [
        ...amount.bands.map((band) => `${pounds(band.pence)} up to ${band.upToMinutes} minutes`),
        `${pounds(amount.overPence)} for longer`,
      ].join(', ');
  }
}

/** The amount that holds under the readings chosen, where it hangs on an open point. */
export function readAmount(amount: ChargingPolicy['tiers'][number]['price'], readings: ChosenReadings): Amount {
  if (!('option' in amount)) return amount;
  const letter = readings[amount.option] ?? '';
  return amount.readings[letter] ?? Object.values(amount.readings)[0] ?? { kind: 'nothing' };
}
