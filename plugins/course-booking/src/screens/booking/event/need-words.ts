import type { AccessNeeds } from '@trellis/core/bookings';
import type { Choice } from '@trellis/ui/select-field';

type Need = AccessNeeds['kinds'][number];

/** What each need is called. */
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  captions: 'Captions',
  interpreter: 'An interpreter',
  'large-print': 'Large print',
  'step-free': 'A way in without steps',
  other: 'Something else',
};

/** What can be asked for, as far as it makes sense online or in a room. */
export function needChoices(mode: 'classroom' | 'virtual'): readonly Choice[] {
  return Object.entries(NEED_WORDS)
    .filter(([need]) => mode === 'classroom' || need !== 'step-free')
    .map(([value, label]) => ({ value, label }));
}
