import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeCsv } from '@trellis/api';
import { DomainError } from '@trellis/core';
import { AsAtQuestion, complianceReport, type ComplianceReport, type CountRow } from '@trellis/core/compliance';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';

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
    const text = format === 'json' ? `${canonical(report)}\n` : await csvOf(report);
    const file = path.resolve(out!);
    writeFileSync(file, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
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

/** JSON with sorted keys, so that the same figures are the same bytes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
