import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeCsv } from '@trellis/api';
import { canonicalJson, DomainError } from '@trellis/core';
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
    const text = format === 'json' ? `${canonicalJson(report)}\n` : await csvOf(report);
    const file = path.resolve(out!);
    write(file, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { last: `${file} ${sha256}`, json: { file, sha256 } };
  },
};

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `There is no folder ${path.dirname(file)}. Make it, or name another file with --out.`,
      ENOTDIR: `${path.dirname(file)} is not a folder. Name another file with --out.`,
      EISDIR: `${file} is a folder. Name a file with --out.`,
      EACCES: `This user may not write to ${file}. Name another file with --out.`,
      ENOSPC: `The disk is full: ${file} could not be written.`,
    };
    throw new DomainError(
      'report.file-not-written',
      reasons[code ?? ''] ?? `${file} could not be written (${code ?? 'unknown'}). Name another file with --out.`,
    );
  }
}

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
