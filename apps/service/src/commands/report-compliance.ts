import { writeCsv } from '@trellis/api';
import { canonicalJson, DomainError } from '@trellis/core';
import { AsAtQuestion, complianceReport, type ComplianceReport, type CountRow } from '@trellis/core/compliance';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';
import { writeOut } from '../write-out.ts';

/** Writes the counts by agency, requirement and state, as at a day. */
export const reportCompliance: Command = {
  name: 'report compliance',
  summary: 'Write the counts by agency, requirement and state as at a day',
  options: {
    'as-at': { value: 'DATE', help: 'The day, YYYY-MM-DD' },
    'known-at': { value: 'INSTANT', help: 'As it was known then; now if not given' },
    format: { value: 'json|csv', help: 'The form of the file' },
    out: { value: 'FILE', help: 'Where to write it' },
  },
  needs: ['as-at', 'format', 'out'],
  async run({ values }, workplace) {
    const { format, out } = values;
    if (format === 'xlsx' || format === 'pdf')
      throw new DomainError('report.format-not-there', `Reports are not written as ${format} yet: use json or csv.`);
    if (format !== 'json' && format !== 'csv') throw new UsageError('--format must be json or csv.');
    const question = AsAtQuestion.safeParse({
      asAt: values['as-at'],
      ...(values['known-at'] === undefined ? {} : { knownAt: values['known-at'] }),
    });
    if (!question.success)
      throw new UsageError(
        `--${question.error.issues[0]?.path[0] === 'knownAt' ? 'known-at' : 'as-at'} ${question.error.issues[0]?.message ?? 'is wrong'}.`,
      );
    const report = await inPartnershipOf(workplace, (ctx) => complianceReport(ctx, question.data));
    const text = format === 'json' ? `${canonicalJson(report)}\n` : await csvOf(report);
    const { file, sha256 } = writeOut(out!, text);
    return { last: `${file} ${sha256}`, json: { file, sha256 } };
  },
};

async function csvOf(report: ComplianceReport): Promise<string> {
  let text = '';
  const columns = [
    'agency',
    'agencyName',
    'requirement',
    'title',
    'unknown',
    'upcoming',
    'current',
    'dueSoon',
    'overdue',
    'exempt',
  ] as const;
  const named = columns.map((column) => ({
    header: column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    of: (row: CountRow) => row[column],
  }));
  for await (const lines of writeCsv(named, report.rows)) text += lines;
  return text;
}
