import { pounds } from '@trellis/ui/money';

/** How much more or less something would cost: "+£35", "−£20", "the same". */
export function differenceWords(pence: number): string {
  if (pence === 0) return 'the same';
  return pence > 0 ? `+${pounds(pence)}` : pounds(pence);
}
