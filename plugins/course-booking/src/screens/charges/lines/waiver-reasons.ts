import type { LineAnswer } from '@trellis/core/billing';
import type { FieldError } from '@trellis/ui/error-summary';
import type { Choice } from '@trellis/ui/select-field';

/** A reason in one's own words, among those that a policy names; no policy can call a reason by it. */
export const OWN_REASON = 'in words of one’s own';

/** Why a charge is waived, as it is chosen and typed. */
export interface WaiverEntry {
  /** The id of one of the policy's reasons, `OWN_REASON`, or empty before anything is chosen. */
  readonly reason: string;
  /** In words of one's own; beside a reason of the policy, what more there is to say. */
  readonly why: string;
}

type Reasons = LineAnswer['waiverReasons'];

/** Why a charge can be waived: what its policy names, with the section, and a reason of one's own; none where the policy names nothing. */
export function reasonChoices(reasons: Reasons): readonly Choice[] {
  if (reasons.length === 0) return [];
  return [
    ...reasons.map(({ id, title, source }) => ({
      value: id,
      label: title,
      detail: source.section === undefined ? 'As the policy says' : `As the policy says: ${source.section}`,
    })),
    { value: OWN_REASON, label: 'Another reason', detail: 'In your own words' },
  ];
}

/** How the words are asked for: as the reason itself, as more about a reason that was chosen, or not yet. */
export function wordsWanted(reasons: Reasons, reason: string): 'reason' | 'more' | 'not-yet' {
  if (reasons.length === 0 || reason === OWN_REASON) return 'reason';
  return reason === '' ? 'not-yet' : 'more';
}

/** The reason as it stands on the line. */
export function waiverWhy(reasons: Reasons, { reason, why }: WaiverEntry): string {
  const chosen = reasons.find(({ id }) => id === reason)?.title;
  const words = why.trim();
  if (chosen === undefined) return words;
  return words === '' ? chosen : `${chosen}. ${words}`;
}

/** The longest reason that a line holds. */
const LONGEST = 300;

/** What is still missing or too long before a charge can be waived. */
export function waiverFaults(reasons: Reasons, entry: WaiverEntry): readonly FieldError[] {
  if (wordsWanted(reasons, entry.reason) === 'not-yet')
    return [{ fieldId: 'step-reason', text: 'Choose why it is waived' }];
  const { length } = waiverWhy(reasons, entry);
  if (length === 0) return [{ fieldId: 'step-why', text: 'Say why, in a few words' }];
  return length > LONGEST
    ? [{ fieldId: 'step-why', text: `Shorten this by ${length - LONGEST} letters: it stands beside the reason` }]
    : [];
}
