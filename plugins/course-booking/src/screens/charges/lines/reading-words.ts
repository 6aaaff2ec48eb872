import type { ReadingShown } from '@trellis/core/billing';
import type { Quote } from '@trellis/core/charging';
import { pounds } from '@trellis/ui/money';

/** An open point of a policy in words, and how it was read. */
export interface ReadingOfLine {
  readonly point: string;
  readonly reading: string;
  /** Of the policy's text, where the point is left open. */
  readonly section: string | undefined;
}

/** The open points of a line: those without which its sum would be another, and the rest. */
export function readingsOfLine(
  quote: Pick<Quote, 'lines'>,
  readings: readonly ReadingShown[],
): { readonly decided: readonly ReadingOfLine[]; readonly others: readonly ReadingOfLine[] } {
  const deciding = new Set(quote.lines.flatMap((line) => line.options));
  const isDeciding = ({ option, letter }: ReadingShown): boolean => deciding.has(`${option}:${letter}`);
  const known = readings.filter(({ point, reading }) => point !== undefined && reading !== undefined);
  return {
    decided: known.filter(isDeciding).map(inWords),
    others: known.filter((each) => !isDeciding(each)).map(inWords),
  };
}

function inWords({ point, reading, section }: ReadingShown): ReadingOfLine {
  return { point: point ?? '', reading: reading ?? '', section };
}

/** What each other reading would have made of the sum: the point in words, and the sum. */
export function otherwiseWords(
  { otherwise }: Pick<Quote, 'otherwise'>,
  readings: readonly ReadingShown[],
): readonly string[] {
  return otherwise.map(({ option, totalPence }) => {
    const [id] = option.split(':');
    const point = readings.find((each) => each.option === id)?.point ?? 'Another reading';
    return `${point} Read otherwise, it would be ${pounds(totalPence)}.`;
  });
}
