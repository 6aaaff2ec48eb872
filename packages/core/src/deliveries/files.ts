import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { reportNamed } from '../reporting/reports/drafts.ts';
import type { Paper } from '../reporting/paper/paper.ts';
import { paperOf } from '../reporting/paper/make-paper.ts';
import { frozenFigures } from '../reporting/reports/publish.ts';
import { report } from '../reporting/reports/read-reports.ts';
import type { ReportFile } from '../reporting/schema.ts';
import type { KeptFile } from '../reporting/store.ts';
import type { DeliveriesErrorCode } from './schema.ts';
import type { DeliveriesStores } from './store.ts';

/** Published reports whose files of these formats are still to be made. */
export function reportsToWrite(
  ctx: Context<DeliveriesStores>,
  formats: readonly ReportFile['format'][],
): Promise<readonly string[]> {
  return ctx.store.deliveries.reportsToWrite(formats);
}

/**
 * The paper that the files of a published report show. Files leave the house, so small numbers are withheld in them whoever asks.
 *
 * @throws `reporting.unknown-report`, `reporting.not-published`
 * @source house
 */
export async function paperToWrite(ctx: Context<DeliveriesStores>, id: string): Promise<Paper> {
  const figures = await frozenFigures(ctx, await reportNamed(ctx, id));
  return paperOf(figures, (await report(ctx, id)).report, false);
}

/** Keeps the files of a published report. A file that is there stays as it was made. */
export function keepFiles(ctx: Context<DeliveriesStores>, id: string, files: readonly KeptFile[]): Promise<void> {
  return ctx.store.reporting.keepFiles(id, files);
}

/**
 * A file of a published report, as it was made.
 *
 * @throws `reporting.unknown-report`, `reporting.not-published`, `deliveries.file-not-ready`
 */
export async function reportFile(
  ctx: Context<DeliveriesStores>,
  id: string,
  format: ReportFile['format'],
): Promise<KeptFile & { readonly fileName: string }> {
  const stored = await reportNamed(ctx, id);
  const file = await ctx.store.reporting.file(id, format);
  if (file !== undefined) return { ...file, fileName: fileName(stored, format) };
  await frozenFigures(ctx, stored);
  throw new DomainError<DeliveriesErrorCode>(
    'deliveries.file-not-ready',
    'The files of this report are being made. Try again in a minute.',
  );
}

/** What a file is called where it is saved: the title in plain letters and the day. */
export function fileName(
  { title, asAt }: { readonly title: string; readonly asAt: string },
  format: ReportFile['format'],
): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain || 'report'}-${asAt}.${format}`;
}
