import type { PlanRow } from '@trellis/core/evaluation';
import { longDate } from '@trellis/ui/long-date';
import { listed } from '@trellis/ui/plural-words';
import { dayAt } from '@trellis/ui/sitting';
import type { Sign } from '@trellis/ui/state-mark';

type Line = PlanRow['lines'][number];

/** What one line of the plot says: "Noticing signs: before Not sure, thinking back; after Confident." */
export function lineSentence({ title, scale, before, after, later, thoughtBack }: Line): string {
  const word = (rank: number): string => scale.labels[rank - 1] ?? String(rank);
  const parts = [
    ...(before === undefined ? [] : [`before ${word(before)}${thoughtBack ? ', thinking back' : ''}`]),
    ...(after === undefined ? [] : [`after ${word(after)}`]),
    ...(later === undefined ? [] : [`later ${word(later)}`]),
  ];
  return `${title}: ${parts.join('; ')}.`;
}

/** How many lines rose since before, in one sentence; nothing where nothing was rated twice. */
export function changeSentence(lines: readonly Line[]): string | undefined {
  const pairs = lines.flatMap(({ before, after, later, title }) => {
    const now = later ?? after;
    return before === undefined || now === undefined ? [] : [{ title, by: now - before }];
  });
  if (pairs.length === 0) return undefined;
  const rose = pairs.filter(({ by }) => by > 0).length;
  const fell = pairs.filter(({ by }) => by < 0).map(({ title }) => title);
  return [
    rose === pairs.length
      ? `You rated yourself higher on ${pairs.length === 1 ? 'the one line' : `all ${pairs.length} lines`}.`
      : `You rated yourself higher on ${rose} of ${pairs.length} lines.`,
    ...(fell.length === 0 ? [] : [`Lower on: ${listed(fell)}.`]),
  ].join(' ');
}

/** Where the talk with the manager stands. */
export function talkWords(
  manager: NonNullable<PlanRow['manager']>,
  sharesPlan: boolean,
  timeZone: string,
): { readonly sign: Sign; readonly words: string; readonly text: string } {
  const { state, name, talkOn, countersignedAt } = manager;
  const who = name ?? 'Your manager';
  const shared = sharesPlan
    ? 'Your manager may read the plan.'
    : 'You have not shared the plan. Open the sheet after the course to share it.';
  if (countersignedAt !== undefined)
    return {
      sign: 'current',
      words: `Countersigned on ${longDate(dayAt(countersignedAt, timeZone))}`,
      text: talkOn === undefined ? `${who} has not entered a talk.` : `You talked on ${longDate(talkOn)}, says ${who}.`,
    };
  if (state === 'not-yet') return { sign: 'upcoming', words: 'Your manager is asked later', text: shared };
  if (state === 'open') return { sign: 'wait', words: 'Waits for your manager', text: shared };
  return { sign: 'exempt', words: 'Not countersigned', text: 'Your manager did not answer in time.' };
}
