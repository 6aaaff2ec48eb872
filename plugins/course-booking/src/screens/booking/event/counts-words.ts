import type { State } from '@trellis/core/compliance';
import { longDate } from '@trellis/ui/long-date';
import { listed } from '@trellis/ui/plural-words';
import { minutesAway } from '../approval-words.ts';

/** One thing that the reader must learn, and what completing a course on a day would do to it. */
export interface CountsLine {
  readonly requirement: string;
  readonly title: string;
  readonly state: State;
  /** Her posts that ask for it. */
  readonly postIds: readonly string[];
  readonly fixes: boolean;
  /** When it would be due again; null: never. */
  readonly nextDueOn?: string | null | undefined;
  /** Hours or times that would be there, where the course adds to them. */
  readonly progress?: { readonly required: number; readonly accepted: number } | undefined;
}

const DOES: Readonly<Record<State, string>> = {
  overdue: 'Clears what is overdue.',
  'due-soon': 'Renews it in time.',
  current: 'Renews it early',
  upcoming: 'Does it before it is asked for.',
  exempt: 'You are exempt from it for now.',
  unknown: 'We cannot tell yet whether your post asks for it.',
};

/** What completing the course does for something it counts for, and when that is due again. */
export function countsWords({ state, postIds, nextDueOn }: CountsLine): string {
  const posts = postIds.length === 2 ? 'for both posts' : `for ${postIds.length} posts`;
  const does = state === 'current' ? `${DOES.current}${postIds.length > 1 ? `, ${posts}` : ''}.` : DOES[state];
  const next =
    nextDueOn === undefined ? '' : nextDueOn === null ? ' Needed once only.' : ` Next due ${longDate(nextDueOn)}.`;
  return `${does}${next}`;
}

/** What the course leaves as it is although it waits to be done: said before booking, so that nobody books the wrong one. */
export function stillOpenWords({ state }: CountsLine): string {
  return state === 'overdue' ? 'You would still be overdue.' : 'It would still be due.';
}

/** What the course adds to without being enough by itself. */
export function addsWords(line: CountsLine): string {
  const { accepted, required } = line.progress!;
  return `${accepted} of ${required} would be accepted. ${stillOpenWords(line)}`;
}

/** How long an event is and whether it is learnt together with others, as what it counts for hangs on it. */
export function lengthOf({ sessions, mode }: { sessions: Parameters<typeof minutesAway>[0]; mode: string }) {
  return { minutes: minutesAway(sessions), isTogether: mode === 'classroom' };
}

/** In a few words what of a post's rows a course counts for: "Counts for Annex C and level 2". */
export function countsForPost(lines: readonly CountsLine[], postId: string): string {
  const titles = lines.filter(({ fixes, postIds }) => fixes && postIds.includes(postId)).map(({ title }) => title);
  return titles.length === 0 ? 'Counts for nothing that this post asks for' : `Counts for ${listed(titles)}`;
}
