import { clockTime } from '@trellis/ui/sitting';
import { listed } from '@trellis/ui/plural-words';
import type { Observation } from '@trellis/core/quality';
import type { Sign } from '@trellis/ui/state-mark';
import { longDate } from '@trellis/ui/long-date';
import type { MetAnswer } from '../met-words.ts';

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
export function keptWords(
  {
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
  },
  timeZone: string,
): string {
  if (!isPending) return 'Saved in Trellis';
  if (isSending && !isWaiting) return 'Saving';
  const where =
    isOnDevice && savedAt !== undefined
      ? `Saved on this device at ${clockTime(savedAt, timeZone)}`
      : 'Kept in this page only: leave it open';
  return isWaiting ? `${where}. We send it when the connection is back` : where;
}

/** What an observation says at once: "Of 9 standards 7 were met. One action was agreed." */
export function observedLine(answers: readonly { readonly state: MetAnswer }[], actions: number): string {
  const agreed =
    actions === 0 ? 'No action was agreed' : actions === 1 ? 'One action was agreed' : `${actions} actions were agreed`;
  const met = answers.filter(({ state }) => state === 'met').length;
  const standards =
    met === answers.length
      ? `All ${answers.length} standards were met`
      : `Of ${answers.length} standards ${met === 0 ? 'none was' : met === 1 ? 'one was' : `${met} were`} met`;
  return answers.length === 0 ? `${agreed}.` : `${standards}. ${agreed}.`;
}

/** Who led it, as people say it. */
export function trainersLine(trainers: readonly { readonly name: string }[]): string {
  return listed(trainers.map(({ name }) => name));
}
