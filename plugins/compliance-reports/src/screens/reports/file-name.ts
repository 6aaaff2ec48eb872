import type { Report } from '@trellis/core/reporting';

/** The name under which a file of a report is saved: its title and day, in letters that every system takes. */
export function fileNameOf(
  report: Pick<Report, 'title' | 'asAt'>,
  format: Report['files'][number]['format'] | 'extract',
): string {
  const words = report.title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const name = `${words === '' ? 'report' : words}-${report.asAt}`;
  return format === 'extract' ? `${name}-rows.csv` : `${name}.${format}`;
}
