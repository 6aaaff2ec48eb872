import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RowReport } from '@trellis/core/people';
import { importFile, reportLines } from '@trellis/host';
import { inPartnershipOf, type Command, type Workplace } from '../command.ts';
import { readIn } from './read-in.ts';

/** The command that takes in a file of people or of evidence. */
export function importCommand(kind: 'people' | 'evidence'): Command {
  return {
    name: `${kind} import`,
    summary: `Take in a CSV file of ${kind}; rows that were refused or need a decision go to a report beside it`,
    arguments: 'FILE.csv',
    takes: [1, 1],
    options: { 'dry-run': { help: 'Only say what would happen' } },
    async run({ arguments: [file = ''], switches }, workplace) {
      const bytes = readIn(file, 'CSV', 'import.file-not-readable');
      const { run, report } = await inPartnershipOf(workplace, (ctx) =>
        importFile(ctx, {
          kind,
          bytes,
          fileName: path.basename(file).slice(0, 255),
          dryRun: switches.has('dry-run'),
          onProgress: ({ step, rowsDone, rowsTotal }) =>
            workplace.progress(step === 'done' ? 'judging' : `${step} ${rowsDone} of ${rowsTotal} rows`),
        }),
      );
      const reportFile = await writeReport(file, report, workplace);
      const { counts } = run;
      return {
        lines: report.length > 0 && reportFile !== undefined ? [`Refused and unsure rows are in ${reportFile}`] : [],
        last: `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.unsure} unsure, ${counts.refused} refused`,
        json: { runId: run.dryRun ? undefined : run.id, dryRun: run.dryRun, counts, report: reportFile },
      };
    },
  };
}

/** The report beside the file: `people.csv` has `people.report.csv`. */
async function writeReport(
  file: string,
  report: readonly RowReport[],
  { note }: Workplace,
): Promise<string | undefined> {
  const name = path.join(path.dirname(file), `${path.basename(file, path.extname(file))}.report.csv`);
  let text = '';
  for await (const lines of reportLines(report)) text += lines;
  try {
    writeFileSync(name, text);
    return name;
  } catch {
    note(`The report could not be written to ${name}.`);
    return undefined;
  }
}
