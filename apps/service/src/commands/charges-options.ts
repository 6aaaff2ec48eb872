import { poundsAndPence } from '@trellis/api';
import { BillingPeriod } from '@trellis/core/billing';
import { UsageError, type CommandOption } from '../command.ts';
import { counted } from './counted.ts';

/** What both commands about charges take. */
export const chargesOptions = {
  period: { value: 'YYYY-MM', help: 'The month' },
  out: { value: 'FILE.csv', help: 'Where to write the lines' },
} satisfies Readonly<Record<string, CommandOption>>;

/** The month that was typed. */
export function periodOf(typed: string | undefined): BillingPeriod {
  const period = BillingPeriod.safeParse(typed);
  if (!period.success) throw new UsageError('--period must be a month written YYYY-MM.');
  return period.data;
}

/** What a run comes to, as both commands say it last. */
export interface Totals {
  readonly lines: number;
  readonly invoicedPence: number;
  readonly heldPence: number;
  readonly disputedPence: number;
  readonly zeroLines: number;
}

/** Totals in one line: `7 lines, £315.00 invoiced, £70.00 held, 1 zero line`; what is disputed only where something is. */
export function totalsOf({ lines, invoicedPence, heldPence, disputedPence, zeroLines }: Totals): string {
  return [
    counted(lines, 'line'),
    `${sum(invoicedPence)} invoiced`,
    `${sum(heldPence)} held`,
    ...(disputedPence === 0 ? [] : [`${sum(disputedPence)} disputed`]),
    counted(zeroLines, 'zero line'),
  ].join(', ');
}

/** A sum in pounds and pence: `£70.00`, `-£35.50`. */
export function sum(pence: number): string {
  return `${pence < 0 ? '-' : ''}£${poundsAndPence(Math.abs(pence))}`;
}
