import type { Score, ScoreCounts } from '@trellis/core/lms';
import { count, longTime } from '@trellis/ui/long-date';
import type { SignWords } from './connection-words.ts';

/** What each state of a completion on its way back is called, in the order in which they need somebody. */
export const SCORE_STATES: readonly { readonly value: Score['state']; readonly label: string }[] = [
  { value: 'refused', label: 'Not sent' },
  { value: 'failed', label: 'To be tried again' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'sent', label: 'Sent' },
];

/** The state of one completion on its way back. */
export function scoreSign({ state, given }: Pick<Score, 'state' | 'given'>): SignWords {
  switch (state) {
    case 'waiting':
      return { state: 'wait', children: given === 1 ? 'Waiting to be sent' : 'Waiting to be taken back' };
    case 'failed':
      return { state: 'wait', children: 'To be tried again' };
    case 'refused':
      return { state: 'fault', children: 'Not sent' };
    case 'sent':
      return { state: 'current', children: given === 1 ? 'Sent' : 'Taken back' };
  }
}

/** What happened to it, and what comes next, in one or two sentences. */
export function scoreLine(
  { state, attempts, nextTryAt, sentAt, fault }: Pick<Score, 'state' | 'attempts' | 'nextTryAt' | 'sentAt' | 'fault'>,
  timeZone: string,
): string {
  const said = fault === undefined ? '' : `${fault.sentence} `;
  const tried = attempts === 1 ? 'Tried once.' : `Tried ${count(attempts)} times.`;
  switch (state) {
    case 'waiting':
      return 'It goes out within a minute.';
    case 'failed':
      return `${said}${tried}${nextTryAt === undefined ? '' : ` Next on ${longTime(nextTryAt, timeZone)}.`}`;
    case 'refused':
      return `${said}${tried} It is not tried again unless you say so.`;
    case 'sent':
      return sentAt === undefined ? 'The LMS has it.' : `On ${longTime(sentAt, timeZone)}.`;
  }
}

/** The counts as figures, each with a label that says what it means. */
export function scoreFigures(counts: ScoreCounts): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: count(counts.sent), label: 'sent' },
    { value: count(counts.waiting), label: 'waiting to be sent' },
    { value: count(counts.failed), label: 'to be tried again' },
    { value: count(counts.refused), label: 'not sent: they need you' },
  ];
}

/** How many could be tried again, as the words of a button; undefined where there is none. */
export function retryWords({ failed, refused }: Pick<ScoreCounts, 'failed' | 'refused'>): string | undefined {
  const many = failed + refused;
  if (many === 0) return undefined;
  return many === 1 ? 'Try it again now' : `Try all ${count(many)} again now`;
}
