import type { MetState } from '@trellis/core/standards';
import { listed } from '@trellis/ui/plural-words';
import type { Sign } from '@trellis/ui/state-mark';

/** How far something meets a standard, or that nobody saw it. */
export type MetAnswer = MetState | 'not-seen';

/** Each answer as it is chosen and read. */
export const MET_WORDS: Readonly<Record<MetAnswer, string>> = {
  met: 'Met',
  partly: 'Partly met',
  not: 'Not met',
  'not-seen': 'Not seen',
};

/** The shape that stands beside each answer. */
export const MET_SIGNS: Readonly<Record<MetAnswer, Sign>> = {
  met: 'current',
  partly: 'due-soon',
  not: 'overdue',
  'not-seen': 'unknown',
};

/** The answers to a design or to content, as choices. */
export const MET_CHOICES = (['met', 'partly', 'not'] as const).map((value) => ({ value, label: MET_WORDS[value] }));

/** The answers to a session that was watched, as choices. */
export const SEEN_CHOICES = (['met', 'partly', 'not', 'not-seen'] as const).map((value) => ({
  value,
  label: MET_WORDS[value],
}));

/** How many of each answer: "9 met, 2 partly met and 1 not seen"; what nobody gave is left out. */
export function tallyWords(answers: readonly { readonly state: MetAnswer }[]): string {
  const given = (state: MetAnswer): number => answers.filter((answer) => answer.state === state).length;
  return countsWords({ met: given('met'), partly: given('partly'), not: given('not'), 'not-seen': given('not-seen') });
}

/** The same from how many were counted. */
export function countsWords(counts: Readonly<Record<MetAnswer, number>>): string {
  const order: readonly MetAnswer[] = ['met', 'partly', 'not', 'not-seen'];
  return listed(
    order.flatMap((state) => (counts[state] === 0 ? [] : [`${counts[state]} ${MET_WORDS[state].toLowerCase()}`])),
  );
}
