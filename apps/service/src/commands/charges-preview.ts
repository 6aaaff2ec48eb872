import { billingCsv } from '@trellis/api';
import { previewRows, previewRun, previewShown, type AgencyPreviewed } from '@trellis/core/billing';
import { inPartnershipOf, type Command } from '../command.ts';
import { counted } from './counted.ts';
import { writeOut } from './write-out.ts';
import { chargesOptions, periodOf, sum, totalsOf } from './charges-options.ts';

const WORDS = { customerNumber: 'customer number', vatCode: 'VAT code' } as const;

/** Shows what a billing run of a month would take now; changes nothing. */
export const chargesPreview: Command = {
  name: 'charges preview',
  summary: 'Show what a billing run of a month would take now',
  options: chargesOptions,
  needs: ['period'],
  async run({ values: { period: typed, out } }, workplace) {
    const period = periodOf(typed);
    const { preview, rows } = await inPartnershipOf(workplace, async (ctx) => {
      const found = await previewRun(ctx, period);
      return { preview: found, rows: previewRows(found, await ctx.store.people.agencies()) };
    });
    const written = out === undefined ? {} : writeOut(out, await billingCsv(rows));
    return {
      lines: [...preview.agencies.map(lineOf), ...(preview.isPeriodOver ? [] : [`${period} is not over yet.`])],
      last: totalsOf(preview),
      json: { ...previewShown(preview), ...written },
    };
  },
};

function lineOf({ ref, name, lines, pence, missing }: AgencyPreviewed): string {
  const owed = `${ref}  ${name}: ${counted(lines.length, 'line')}, ${sum(pence)}`;
  return missing.length === 0 ? owed : `${owed}; has no ${missing.map((field) => WORDS[field]).join(' and no ')} yet`;
}
