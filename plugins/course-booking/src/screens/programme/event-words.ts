import type { EventListed, EventState } from '@trellis/core/events';
import { count } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** What each state of an event is called, and its shape. */
export const EVENT_STATES: Readonly<Record<EventState, { readonly sign: Sign; readonly words: string }>> = {
  draft: { sign: 'unknown', words: 'Draft' },
  published: { sign: 'current', words: 'Published' },
  closed: { sign: 'exempt', words: 'Closed' },
  cancelled: { sign: 'fault', words: 'Cancelled' },
};

/** What a list of dates needs to know of one of them. */
export type EventInList = Pick<EventListed, 'taken' | 'waiting' | 'agencies' | 'isMultiAgency'> & {
  readonly event: Pick<EventListed['event'], 'state' | 'sessions' | 'places'>;
  readonly course: Pick<EventListed['course'], 'isInterAgency'>;
  /** How many lead it, where the service said so. */
  readonly trainerCount?: number | undefined;
  /** Whether it is confirmed as it stands, where the service said so. */
  readonly isDeliveryConfirmed?: boolean | undefined;
  /** What trainers told and nobody has dealt with, where the service said so. */
  readonly openNotes?: number | undefined;
};

/** Whether its first session has begun. */
export function hasBegun({ sessions }: Pick<EventListed['event'], 'sessions'>, now: string): boolean {
  return Date.parse(sessions[0]!.startsAt) <= Date.parse(now);
}

/** Whether its last session is over. */
export function isOver({ sessions }: Pick<EventListed['event'], 'sessions'>, now: string): boolean {
  return Date.parse(sessions.at(-1)!.endsAt) <= Date.parse(now);
}

/** What somebody should see to before or after a date, the most pressing first; empty when all is well or nothing can be done any more. */
export function needsOf(
  {
    event,
    course,
    taken,
    waiting,
    agencies,
    isMultiAgency,
    trainerCount,
    isDeliveryConfirmed,
    openNotes = 0,
  }: EventInList,
  now: string,
): readonly { readonly sign: Sign; readonly text: string }[] {
  const told =
    openNotes === 0
      ? []
      : [
          {
            sign: 'overdue' as const,
            text: openNotes === 1 ? 'A note of a trainer' : `${count(openNotes)} notes of trainers`,
          },
        ];
  if (event.state !== 'published') return told;
  if (hasBegun(event, now)) return [...told, { sign: 'wait', text: 'Register open' }];
  // Nobody has a place while requests gather, so that too few have one is no news then.
  const isGathering = event.places.allotment === 'coordinator' && taken === 0 && waiting > 0;
  const missing = isGathering ? 0 : event.places.minimum - taken;
  return [
    ...told,
    ...(isGathering ? [{ sign: 'due-soon' as const, text: 'Places to be allotted' }] : []),
    ...(trainerCount === 0 ? [{ sign: 'overdue' as const, text: 'No trainers' }] : []),
    ...(trainerCount !== 0 && isDeliveryConfirmed === false
      ? [{ sign: 'due-soon' as const, text: 'Not confirmed' }]
      : []),
    ...(missing > 0
      ? [{ sign: 'due-soon' as const, text: `${count(missing)} more ${missing === 1 ? 'person' : 'people'} needed` }]
      : []),
    ...(course.isInterAgency && taken > 0 && !isMultiAgency
      ? [
          {
            sign: 'due-soon' as const,
            text: `Not multi-agency: ${agencies === 1 ? 'one agency' : `${count(agencies)} agencies`} so far`,
          },
        ]
      : []),
  ];
}

/** How many people have a place: "17 of 24, 3 waiting". */
export function peopleWords({ event: { places }, taken, waiting }: EventInList): string {
  return `${count(taken)} of ${count(places.maximum)}${waiting === 0 ? '' : `, ${count(waiting)} waiting`}`;
}

/** How many agencies people with a place come from: "4 agencies". */
export function agenciesWords(agencies: number): string {
  return `${count(agencies)} ${agencies === 1 ? 'agency' : 'agencies'}`;
}

/** How places are given out, each rule as a sentence. */
export function placeRules(places: EventListed['event']['places']): readonly string[] {
  const { perAgency, quotas, minimumAgencies, allotment, offerHours, cutOffHours } = places;
  return [
    allotment === 'first-come'
      ? 'Whoever asks first has a place first.'
      : 'Requests gather until places are allotted, then go in the order they came in.',
    ...(perAgency === undefined
      ? []
      : [`At most ${count(perAgency.places)} of one agency until ${daysBefore(perAgency.untilDaysBefore)}.`]),
    ...quotas.map(
      ({ title, places: kept, releaseDaysBefore }) =>
        `${count(kept)} ${kept === 1 ? 'place is' : 'places are'} kept for ${title} until ${daysBefore(releaseDaysBefore)}.`,
    ),
    ...(minimumAgencies === undefined ? [] : [`Multi-agency from ${agenciesWords(minimumAgencies)} on.`]),
    `A freed place inside the notice is offered for ${hours(offerHours)}.`,
    `The waiting list ends ${hours(cutOffHours)} before.`,
  ];
}

function daysBefore(days: number): string {
  return days === 0 ? 'the day itself' : `${count(days)} ${days === 1 ? 'day' : 'days'} before`;
}

function hours(many: number): string {
  return `${count(many)} ${many === 1 ? 'hour' : 'hours'}`;
}
