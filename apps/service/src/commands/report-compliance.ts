import { groupedReport, writeCsv, type GroupedReport } from '@trellis/api';
import { canonicalJson } from '@trellis/core';
import { AsAtQuestion } from '@trellis/core/compliance';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';
import { loadedPlugins } from '../plugins.ts';
import { writeOut } from './write-out.ts';
import { compliancePaper } from './compliance-paper.ts';

/** Writes the counts by agency, requirement and state, as at a day. */
export const reportCompliance: Command = {
  name: 'report compliance',
  summary: 'Write the counts by agency, requirement and state as at a day',
  options: {
    'as-at': { value: 'DATE', help: 'The day, YYYY-MM-DD' },
    'known-at': { value: 'INSTANT', help: 'As it was known then; now if not given' },
    format: { value: 'json|csv|xlsx|pdf|html', help: 'The form of the file' },
    out: { value: 'FILE', help: 'Where to write it' },
  },
  needs: ['as-at', 'format', 'out'],
  async run({ values }, workplace) {
    const { format, out } = values;
    const writer = loadedPlugins().documents.find((document) => document.format === format);
    if (format !== 'json' && format !== 'csv' && writer === undefined)
      throw new UsageError('--format must be json, csv, xlsx, pdf or html.');
    const question = AsAtQuestion.safeParse({
      asAt: values['as-at'],
      ...(values['known-at'] === undefined ? {} : { knownAt: values['known-at'] }),
    });
    if (!question.success)
      throw new UsageError(
        `--${question.error.issues[0]?.path[0] === 'knownAt' ? 'known-at' : 'as-at'} ${question.error.issues[0]?.message ?? 'is wrong'}.`,
      );
    const content = await inPartnershipOf(workplace, async (ctx): Promise<string | Uint8Array> => {
      const report = await groupedReport(ctx, question.data);
      if (format === 'json') return `${canonicalJson(report)}\n`;
      // A row for each row of the answer, for whoever reads it by machine.
      if (format === 'csv') return csvOf(report);
      const together = await groupedReport(ctx, { ...question.data, groupBy: ['requirement'] });
      const partnership = await ctx.store.reporting.partnershipName();
      return writer!.write(compliancePaper(report, together.rows, { partnership, timeZone: ctx.timeZone }));
    });
    const { file, sha256 } = writeOut(out!, content);
    return { last: `${file} ${sha256}`, json: { file, sha256 } };
  },
};

async function csvOf(report: GroupedReport): Promise<string> {
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
    'posts',
    'headcount',
    'trained',
  ] as const;
  const named = columns.map((column) => ({
    header: column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    of: (row: GroupedReport['rows'][number]) => row[column] ?? undefined,
  }));
  for await (const lines of writeCsv(named, report.rows)) text += lines;
  return text;
}
