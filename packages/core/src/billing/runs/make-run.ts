import { DomainError, type Finding } from '../../errors.ts';
import type { Agency } from '../../people/schema.ts';
import { exportRow, type ExportRow } from './export-row.ts';
import type { AgencyPreviewed, RunPreviewed } from './preview.ts';
import type { BillingErrorCode, RunStatement } from '../schema.ts';

const WORDS = { customerNumber: 'a customer number', vatCode: 'a VAT code' } as const;

/**
 * The statements of a run, one for each agency that pays, numbered in the order of their references. Names and codes are kept as they are now.
 *
 * @param number - of the run within its month
 * @source house
 */
export function statementsFor(
  preview: RunPreviewed,
  agencies: readonly Agency[],
  { runId, number }: { readonly runId: string; readonly number: number },
): readonly RunStatement[] {
  return preview.agencies.map((row, index): RunStatement => {
    const { agencyId, ...details } = row.details;
    return {
      runId,
      number: `${preview.period}-${number}-${String(index + 1).padStart(3, '0')}`,
      agencyId,
      agencyRef: row.ref,
      agencyName: row.name,
      details,
      of: row.of.map((id) => {
        const agency = agencies.find((each) => each.id === id);
        return { agencyId: id, ref: agency?.ref ?? id, name: agency?.name ?? id };
      }),
      lines: row.lines.length,
      pence: row.pence,
    };
  });
}

/**
 * Refuses a run in which somebody owes whom finance does not know yet.
 *
 * @throws `billing.details-missing` with each field of each agency
 * @source house two missing customer numbers are set before the release; VAT code never guessed
 */
export function insistOnDetails(agencies: readonly AgencyPreviewed[]): void {
  const errors = agencies.flatMap(({ agencyId, name, missing }) =>
    missing.map((field): Finding => ({ field: `${agencyId}.${field}`, reason: `${name} needs ${WORDS[field]}` })),
  );
  if (errors.length === 0) return;
  const count = new Set(agencies.filter(({ missing }) => missing.length > 0)).size;
  throw new DomainError<BillingErrorCode>(
    'billing.details-missing',
    `${count === 1 ? 'One agency' : `${count} agencies`} cannot be billed yet: ${errors.map(({ reason }) => reason).join('; ')}. Set what is missing and release again.`,
    { errors },
  );
}

/**
 * What a run would send to finance, line by line; its statements have no numbers yet.
 *
 * @source house
 */
export function previewRows(preview: RunPreviewed, agencies: readonly Agency[]): readonly ExportRow[] {
  const statements = statementsFor(preview, agencies, { runId: '', number: 0 });
  return preview.agencies.flatMap(({ lines }, index) =>
    lines.map((line) => exportRow(line, { ...statements[index]!, number: '' })),
  );
}
