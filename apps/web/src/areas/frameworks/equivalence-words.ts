import type { Carries, CrosswalkListed, Equivalence } from '@trellis/core/frameworks';
import { longDate } from '@trellis/ui/long-date';

/** A proposal as it arrives. */
export type CrosswalkRowShown = CrosswalkListed;

/** How much carries to what, in a sentence. */
export function carriesWords(carries: Carries, toTitles: readonly string[]): string {
  if (carries === 'none') return 'It counts for nothing here.';
  const what = toTitles.join(', ');
  return carries === 'full' ? `It counts as ${what}.` : `It counts in part, as ${what}.`;
}

/** For learning of which days a decision holds. */
function heldWords({ validFrom, validTo }: Pick<Equivalence, 'validFrom' | 'validTo'>): string {
  if (validFrom === null && validTo === null) return 'for learning of any day';
  if (validTo === null) return `for learning from ${longDate(validFrom!)}`;
  if (validFrom === null) return `for learning until ${longDate(validTo)}`;
  return `for learning from ${longDate(validFrom)} to ${longDate(validTo)}`;
}

/** A decision in one line. */
export function decisionLine(
  decision: Pick<Equivalence, 'carries' | 'to' | 'validFrom' | 'validTo' | 'isTakenBack'>,
): string {
  if (decision.isTakenBack) return `Taken back, ${heldWords(decision)}`;
  const what =
    decision.carries === 'none'
      ? 'Counts for nothing'
      : decision.carries === 'full'
        ? 'Counts in full'
        : 'Counts in part';
  return `${what}, ${heldWords(decision)}`;
}
