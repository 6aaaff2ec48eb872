import { existsSync } from 'node:fs';
import path from 'node:path';
import { billingCsv } from '@trellis/api';
import { DomainError } from '@trellis/core';
import {
  exportRun,
  handOver,
  previewRun,
  releaseRun,
  type BillingErrorCode,
  type BillingPeriod,
  type BillingRun,
  type RunExport,
} from '@trellis/core/billing';
import { inPartnershipOf, type Command, type Workplace } from '../command.ts';
import { counted } from './counted.ts';
import { writeOut, type WrittenOut } from './write-out.ts';
import { chargesOptions, periodOf, totalsOf, type Totals } from './charges-options.ts';

const NOTHING: BillingErrorCode = 'billing.nothing-to-bill';

/** Releases a month's billing run and writes its lines. Pressed again it exports nothing new. */
export const chargesRelease: Command = {
  name: 'charges release',
  summary: 'Release a month’s billing run; each line is exported once',
  options: chargesOptions,
  needs: ['period'],
  async run({ values: { period: typed, out } }, workplace) {
    const period = periodOf(typed);
    const run = await released(workplace, period, out !== undefined);
    const handed = out === undefined ? undefined : await handedOver(workplace, period, out);
    const waiting = await inPartnershipOf(workplace, (ctx) => previewRun(ctx, period));
    const taken =
      handed?.runs ?? (run === undefined ? [] : [await inPartnershipOf(workplace, (ctx) => exportRun(ctx, run.id))]);
    const totals: Totals = {
      lines: taken.reduce((total, each) => total + each.run.lines, 0),
      invoicedPence: taken.reduce((total, each) => total + each.run.pence, 0),
      heldPence: waiting.heldPence,
      disputedPence: waiting.disputedPence,
      zeroLines: taken.reduce((total, each) => total + zeroLinesOf(each), 0),
    };
    return {
      lines: [
        run === undefined
          ? `There is nothing new to bill up to the end of ${period}.`
          : `Run ${period}-${run.number}: ${counted(run.lines, 'line')}.`,
        ...(handed?.runs ?? [])
          .filter((each) => each.run.id !== run?.id)
          .map(
            (each) => `The file of run ${period}-${each.run.number} had not been finished; its lines are in this one.`,
          ),
        ...(handed === undefined ? [] : [handed.sentence]),
      ],
      last: totalsOf(totals),
      json: { period, ...(run === undefined ? {} : { run }), ...totals, ...handed?.written },
    };
  },
};

/** The run that was released; undefined when there was nothing new. */
async function released(
  workplace: Workplace,
  period: BillingPeriod,
  isFileDue: boolean,
): Promise<BillingRun | undefined> {
  try {
    return await inPartnershipOf(workplace, (ctx) => releaseRun(ctx, period, isFileDue));
  } catch (error) {
    if (error instanceof DomainError && error.code === NOTHING) return undefined;
    throw error;
  }
}

interface Handed {
  readonly runs: readonly RunExport[];
  readonly written?: WrittenOut;
  readonly sentence: string;
}

/** Writes what waits for its file. A file that is there already is left alone when nothing does: it may be the one that was written before. */
async function handedOver(workplace: Workplace, period: BillingPeriod, out: string): Promise<Handed> {
  let written: WrittenOut | undefined;
  const runs = await inPartnershipOf(workplace, (ctx) =>
    handOver(ctx, period, async (due) => {
      written = writeOut(out, await billingCsv(due.flatMap(({ rows }) => rows)));
    }),
  );
  const file = path.resolve(out);
  if (runs.length === 0 && existsSync(file)) return { runs: [], sentence: `${file} is left as it was.` };
  written ??= writeOut(out, await billingCsv([]));
  return { runs, written, sentence: `${file} ${written.sha256}` };
}

function zeroLinesOf({ rows }: RunExport): number {
  return rows.filter(({ kind, pence }) => kind === 'charge' && pence === 0).length;
}
