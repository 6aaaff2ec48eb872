import type { PreviewShown } from '@trellis/core/billing';
import { pounds } from '@trellis/ui/money';
import { longMonth } from '@trellis/ui/sitting';
import { many } from '@trellis/ui/plural-words';

/** What a month's run would do, in one sentence. */
export function previewTitle({ period, lines, invoicedPence, isPeriodOver }: PreviewShown): string {
  const month = longMonth(period);
  if (lines === 0) return `Nothing is waiting to be billed up to the end of ${month}`;
  const run = isPeriodOver ? `The run of ${month}` : `So far, the run of ${month}`;
  return invoicedPence < 0
    ? `${run} would credit ${pounds(0 - invoicedPence)}`
    : `${run} would bill ${pounds(invoicedPence)}`;
}

/** The sum of a run as a figure: what it would bill, or what it would give back. */
export function runFigure(invoicedPence: number): { readonly value: string; readonly label: string } {
  return invoicedPence < 0
    ? { value: pounds(0 - invoicedPence), label: 'would be credited' }
    : { value: pounds(invoicedPence), label: 'would be billed' };
}

/** What goes with it and what stays back. */
export function previewMore(preview: PreviewShown): string {
  const { lines, agencies, zeroLines, heldLines, heldPence, disputedLines, disputedPence } = preview;
  const sentences = [
    lines === 0 ? '' : `${many(lines, 'line')} for ${many(agencies.length, 'agency', 'agencies')}.`,
    zeroLines === 0 ? '' : `${many(zeroLines, 'line')} of £0 ${zeroLines === 1 ? 'goes' : 'go'} with them.`,
    heldLines === 0 ? '' : `${pounds(heldPence)} is on hold and stays back.`,
    disputedLines === 0 ? '' : `${pounds(disputedPence)} is disputed and stays back.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const MISSING: Readonly<Record<'customerNumber' | 'vatCode', string>> = {
  customerNumber: 'customer number',
  vatCode: 'VAT code',
};

/** What an agency lacks before it can be billed: "customer number and VAT code". */
export function missingWords(missing: readonly ('customerNumber' | 'vatCode')[]): string {
  return missing.map((field) => MISSING[field]).join(' and ');
}

/** What pressing "Release" will do, before it is pressed. */
export function releaseWords({
  period,
  lines,
  invoicedPence,
  agencies,
  heldLines,
  disputedLines,
}: PreviewShown): string {
  const back = heldLines + disputedLines;
  return [
    `${many(lines, 'line')} up to the end of ${longMonth(period)} go out together on ${many(agencies.length, 'statement')}, ${invoicedPence < 0 ? `a credit of ${pounds(0 - invoicedPence)}` : pounds(invoicedPence)} in all.`,
    back === 0
      ? ''
      : `${many(back, 'line')} on hold or disputed ${back === 1 ? 'stays' : 'stay'} back for a later run.`,
    'Each line goes out once: pressing twice sends nothing twice. Nothing can be taken out of a run afterwards; what proves wrong is credited.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** For how many agencies somebody pays besides itself. */
export function tookOver({ agencyId, of }: { readonly agencyId: string; readonly of: readonly string[] }): number {
  return of.filter((id) => id !== agencyId).length;
}

/** The same in words: "with 1 agency that it took over"; empty where there is none. */
export function tookOverWords(account: Parameters<typeof tookOver>[0]): string {
  const others = tookOver(account);
  return others === 0 ? '' : `with ${many(others, 'agency', 'agencies')} that it took over`;
}
