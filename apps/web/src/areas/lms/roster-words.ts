import type { LmsContext, LmsTask } from '@trellis/core/lms';
import { count, longTime } from '@trellis/ui/long-date';

/** What became of reading a roster, as far as it is. */
export interface RosterWords {
  readonly state: 'under-way' | 'done' | 'failed' | 'never' | 'cannot';
  /** How far it is, or what it found. */
  readonly sentence: string;
}

/**
 * How a course's roster stands: whether it can be read, is being read, or what the last reading found.
 *
 * @param task - the newest reading of this course's roster
 */
export function rosterWords(
  { membershipsUrl, rosterReadAt }: Pick<LmsContext, 'membershipsUrl' | 'rosterReadAt'>,
  task: Pick<LmsTask, 'state' | 'done' | 'endedAt' | 'counts' | 'fault'> | undefined,
  timeZone: string,
): RosterWords {
  if (task?.state === 'waiting') return { state: 'under-way', sentence: 'Begins in a moment' };
  if (task?.state === 'running')
    return {
      state: 'under-way',
      sentence: task.done === 0 ? 'Asking the LMS' : `${people(task.done)} read so far`,
    };
  if (membershipsUrl === undefined)
    return { state: 'cannot', sentence: 'The LMS offers no roster for it. Open the tool there once as a teacher.' };
  if (task?.state === 'failed')
    return { state: 'failed', sentence: task.fault ?? 'The roster was not read to its end. Try it again.' };
  const readAt = task?.endedAt ?? rosterReadAt;
  if (readAt === undefined) return { state: 'never', sentence: 'Never read' };
  const read = `On ${longTime(readAt, timeZone)}`;
  return {
    state: 'done',
    sentence: task?.counts === undefined ? `${read}.` : `${read}: ${countsWords(task.counts)}.`,
  };
}

function countsWords({ joined, unsure, left }: NonNullable<LmsTask['counts']>): string {
  return [
    `${people(joined)} known for certain`,
    ...(unsure === 0 ? [] : [`${count(unsure)} not, who ${unsure === 1 ? 'waits' : 'wait'} on the match list`]),
    ...(left === 0 ? [] : [`${count(left)} no longer in the course`]),
  ].join(', ');
}

function people(many: number): string {
  return many === 1 ? '1 person' : `${count(many)} people`;
}
