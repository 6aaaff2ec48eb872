import type { RowShown } from '@trellis/core/compliance';
import { longDate } from '@trellis/ui/long-date';

/** Why a row is in its state, in a few words: what the rule asks, and when it was last done. */
export function ruleWords({ because, heldOn, asks }: Pick<RowShown, 'because' | 'heldOn' | 'asks'>): string {
  if (because.kind === 'not-judged') return 'No group is known for the post, so nothing can be judged.';
  if (because.kind === 'whole') return 'Everything asked of the person in the agency, taken together.';
  const done = heldOn === null ? 'Never recorded.' : `Last done ${longDate(heldOn)}.`;
  return `${done} Asked for: ${asks}.${CAUSES[because.cause] ?? ''}`;
}

const CAUSES: Readonly<Partial<Record<RowShown['because']['cause'], string>>> = {
  agency: ' The agency asks for it so.',
  role: ' A lead’s role asks for it so.',
  'another-post': ' Another post asks for it so.',
};
