import type { EventShown } from '@trellis/core/events';
import { count, longDate } from '@trellis/ui/long-date';
import { dayAt } from '@trellis/ui/sitting';
import { hasBegun, isOver } from '../event-words.ts';

/** The sentence that the desk of a date leads with, and what follows from it. */
export function deskAnswer(
  { event, taken, waiting, agencies, cancelledAt, cancelledWhy, allottedAt }: EventShown,
  now: string,
  timeZone: string,
): { readonly title: string; readonly more: string } {
  const { maximum, minimum, allotment } = event.places;
  const from = agencies === 1 ? 'one agency' : `${count(agencies)} agencies`;
  if (event.state === 'cancelled')
    return {
      title: `This date was cancelled${cancelledAt === undefined ? '' : ` on ${longDate(dayAt(cancelledAt, timeZone))}`}.`,
      more: `${cancelledWhy === undefined ? '' : `${cancelledWhy.replace(/\.$/, '')}. `}Nobody is charged for it.`,
    };
  if (event.state === 'draft')
    return {
      title: 'This date is a draft. Nobody sees it yet.',
      more: 'Publish it, and people can ask for places.',
    };
  if (event.state === 'closed')
    return {
      title: 'The register is closed.',
      more: 'Completions are on record and with the LMS, and charges are on their way to the next billing run.',
    };
  if (isOver(event, now))
    return { title: 'It is over. The register is still open.', more: 'Completions and charges wait for it.' };
  if (hasBegun(event, now))
    return { title: 'It has begun.', more: `${people(taken)} with a place, from ${from}. The register can be marked.` };
  if (allotment === 'coordinator' && allottedAt === undefined)
    return {
      title:
        waiting === 0
          ? 'Nobody has asked for a place yet.'
          : `${count(waiting)} ${waiting === 1 ? 'request waits' : 'requests wait'} for ${count(maximum)} ${maximum === 1 ? 'place' : 'places'}.`,
      more: 'Nobody has a place until you press “Allot places”. Then they go in the order the requests came in.',
    };
  const left = maximum - taken;
  return {
    title:
      taken === 0
        ? 'Nobody has a place yet.'
        : left <= 0
          ? `All ${count(maximum)} places are taken.`
          : `${count(taken)} of ${count(maximum)} places are taken.`,
    more:
      taken < minimum
        ? `${people(minimum - taken)} more ${minimum - taken === 1 ? 'is' : 'are'} needed for it to be held.`
        : waiting === 0
          ? `People from ${from}. Nobody is waiting.`
          : `People from ${from}. ${people(waiting)} ${waiting === 1 ? 'waits' : 'wait'}.`,
  };
}

function people(many: number): string {
  return many === 1 ? 'One person' : `${count(many)} people`;
}

/** What cancelling a whole date means for those who booked it. */
export function cancelConsequence({ taken, waiting }: Pick<EventShown, 'taken' | 'waiting'>): readonly string[] {
  const all = taken + waiting;
  return [
    all === 0
      ? 'Nobody has booked it, so nobody has to be told.'
      : `${people(all)} ${all === 1 ? 'is' : 'are'} told at once, and the entry in ${all === 1 ? 'the calendar' : 'their calendars'} is taken back.`,
    'Nobody is charged. What was charged already is taken back by itself, also where it was invoiced.',
    'It cannot be undone: add another date instead.',
  ];
}
