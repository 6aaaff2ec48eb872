import { clockTime } from '@trellis/ui/sitting';
import { listed } from '@trellis/ui/plural-words';
import type { Observation } from '@trellis/core/quality';
import type { Sign } from '@trellis/ui/state-mark';
import { longDate } from '@trellis/ui/long-date';

/** How an observation stands on a day. */
export function observationStands(
  { state, on }: Pick<Observation, 'state' | 'on'>,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  if (state === 'shared') return { sign: 'current', words: 'Shared with the trainers' };
  if (state === 'draft') return { sign: 'due-soon', words: 'Begun, not shared yet' };
  return on < todayOn
    ? { sign: 'overdue', words: `Not written up since ${longDate(on)}` }
    : { sign: 'upcoming', words: 'Planned' };
}

/** Where what an observer typed is, for whoever wonders whether it is safe. */
export function keptWords({
  isPending,
  isOnDevice,
  isSending,
  isWaiting,
  savedAt,
}: {
  /** Whether the service does not have all of it yet. */
  readonly isPending: boolean;
  /** Whether it outlives the page. */
  readonly isOnDevice: boolean;
  readonly isSending: boolean;
  /** Whether there was no connection the last time. */
  readonly isWaiting: boolean;
  /** When this device kept it last. */
  readonly savedAt: string | undefined;
}): string {
  if (!isPending) return 'Saved in Trellis';
  if (isSending && !isWaiting) return 'Saving';
  const where =
    isOnDevice && savedAt !== undefined
      ? `Saved on this device at ${clockTime(savedAt)}`
      : 'Kept in this page only: leave it open';
  return isWaiting ? `${where}. We send it when the connection is back` : where;
}

/** What an observation says in one sentence: "7 met, 1 partly met and 1 not seen. One action was agreed." */
export function observedLine(tally: string, actions: number): string {
  const agreed =
    actions === 0 ? 'No action was agreed' : actions === 1 ? 'One action was agreed' : `${actions} actions were agreed`;
  return tally === '' ? `${agreed}.` : `${tally}. ${agreed}.`;
}

/** Who led it, as people say it. */
export function trainersLine(trainers: readonly { readonly name: string }[]): string {
  return listed(trainers.map(({ name }) => name));
}
