import type { DeliveryShown } from '@trellis/core/events';
import { longDate } from '@trellis/ui/long-date';
import { dayAt } from '@trellis/ui/sitting';
import type { Sign } from '@trellis/ui/state-mark';

/** Whether a date is confirmed, and whether something has come up since. */
export function deliveryLine(
  { confirmed, problems }: DeliveryShown,
  timeZone: string,
): { readonly sign: Sign; readonly words: string } {
  if (confirmed === undefined) return { sign: 'wait', words: 'Not confirmed yet' };
  const known = confirmed.override?.problems ?? [];
  const isNew = problems.some(({ sentence }) => !known.includes(sentence));
  const on = longDate(dayAt(confirmed.confirmedAt, timeZone));
  return isNew
    ? { sign: 'overdue', words: `Confirmed on ${on}, and something has come up since` }
    : { sign: 'current', words: `Confirmed on ${on}` };
}

/** What speaks against a date as it stands, with the name of whom it is about. */
export function problemWords({ code, name, sentence }: DeliveryShown['problems'][number]): string {
  return code === 'not-eligible' && name !== undefined ? sentence.replace(/^A trainer/, name) : sentence;
}

/** What a trainer has that ends soon after a date. */
export function endingWords({ name, what, lastOn }: DeliveryShown['endingSoon'][number]): string {
  return `${name}: ${what} ends on ${longDate(lastOn)}.`;
}
