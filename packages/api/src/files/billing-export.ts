import type { Context, Stores } from '@trellis/core';
import { exportRun, type ExportRow } from '@trellis/core/billing';
import { writeCsv, type CsvColumn } from '../csv/write.ts';

/**
 * The columns of a billing run's file. Nobody's name is in it, and codes are those that finance set.
 *
 * @source house customer number, cost centre, VAT code; rule, tier, counting, calendar version
 */
const BILLING_COLUMNS: readonly CsvColumn<ExportRow>[] = [
  { header: 'statement_number', of: (row) => row.statementNumber },
  { header: 'customer_number', of: (row) => row.customerNumber },
  { header: 'agency', of: (row) => row.agency },
  { header: 'booked_by_agency', of: (row) => row.bookedBy },
  { header: 'cost_centre', of: (row) => row.costCentre },
  { header: 'vat_code', of: (row) => row.vatCode },
  { header: 'purchase_order', of: (row) => row.purchaseOrder },
  { header: 'date', of: (row) => row.date },
  { header: 'course_ref', of: (row) => row.courseRef },
  { header: 'booking_id', of: (row) => row.bookingId },
  { header: 'kind', of: (row) => row.kind },
  { header: 'description', of: (row) => row.description },
  { header: 'rule', of: (row) => row.rule },
  { header: 'tier', of: (row) => row.tier },
  { header: 'counting', of: (row) => row.counting },
  { header: 'calendar_version', of: (row) => row.calendarVersion },
  { header: 'policy_version', of: (row) => row.policyVersion },
  { header: 'option', of: (row) => row.option },
  { header: 'amount', of: (row) => poundsAndPence(row.pence) },
  { header: 'line_id', of: (row) => row.lineId },
];

/** A sum as a finance system reads it: `70.00`, `-35.50`. */
export function poundsAndPence(pence: number): string {
  const whole = Math.abs(pence);
  return `${pence < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** Rows of a run as CSV: the same rows give the same bytes. */
export async function billingCsv(rows: readonly ExportRow[]): Promise<string> {
  let csv = '';
  for await (const lines of writeCsv(BILLING_COLUMNS, rows)) csv += lines;
  return csv;
}

/**
 * The file of a run, for a browser that saves it.
 *
 * @throws `access.not-permitted`, `billing.run-not-found`
 */
export async function exportedRun(
  ctx: Context<Stores>,
  id: string,
): Promise<{ readonly fileName: string; readonly csv: string }> {
  const { fileName, rows } = await exportRun(ctx, id);
  return { fileName, csv: await billingCsv(rows) };
}

/** The same file in pieces, for the REST door. */
export async function* exportedLines(ctx: Context<Stores>, id: string): AsyncGenerator<string> {
  const { rows } = await exportRun(ctx, id);
  yield* writeCsv(BILLING_COLUMNS, rows);
}
