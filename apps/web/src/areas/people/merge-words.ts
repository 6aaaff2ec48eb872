import { UNDO_DAYS, type PersonMerge } from '@trellis/core/people';
import { longDate, longTime } from '@trellis/ui/long-date';

const DAY_MS = 86_400_000;

/** What happened between two records, seen from one of them. */
export function mergeTitle({ keptId }: Pick<PersonMerge, 'keptId'>, personId: string): string {
  return keptId === personId ? 'Another record went into this one' : 'This record went into another one';
}

/** When a merge was made, and until when it can be undone or that it was. */
export function mergeLine(
  { mergedAt, undoneAt }: Pick<PersonMerge, 'mergedAt' | 'undoneAt'>,
  now: string,
  timeZone: string,
): string {
  const made = `Merged ${longTime(mergedAt, timeZone)}.`;
  if (undoneAt !== undefined) return `${made} Undone ${longTime(undoneAt, timeZone)}.`;
  const last = Date.parse(mergedAt) + UNDO_DAYS * DAY_MS;
  if (Date.parse(now) > last) return `${made} It cannot be undone any more.`;
  return `${made} It can be undone until ${longDate(new Date(last).toISOString().slice(0, 10))}.`;
}
