import type { DelegateShown } from '@trellis/core/bookings';
import type { Event } from '@trellis/core/events';
import { count, longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';
import { bookingSays } from '../../booking/booking-words.ts';

/** Where somebody of an event stands, for whoever runs it. */
export function delegateSays(
  { booking, passedOver }: Pick<DelegateShown, 'booking' | 'passedOver'>,
  event: {
    readonly places: Pick<Event['places'], 'allotment' | 'perAgency'>;
    readonly allottedAt?: string | undefined;
  },
  timeZone: string,
): { readonly sign: Sign; readonly title: string; readonly more: string } {
  const isGathering = event.places.allotment === 'coordinator' && event.allottedAt === undefined;
  const says = bookingSays(
    {
      ...booking,
      isAllotted: isGathering,
      managerName: booking.approval.askedOf === undefined ? undefined : 'the manager',
    },
    timeZone,
    'other',
  );
  if (booking.state !== 'waiting') return says;
  if (isGathering) return { ...says, more: `Asked on ${longDate(booking.askedAt.slice(0, 10))}.` };
  return { ...says, more: passedOverWords(passedOver, event.places.perAgency) };
}

function passedOverWords(passedOver: DelegateShown['passedOver'], perAgency: Event['places']['perAgency']): string {
  switch (passedOver) {
    case 'agency-limit':
      return `Passed over: the agency has its ${count(perAgency?.places ?? 0)} places, until ${count(perAgency?.untilDaysBefore ?? 0)} days before.`;
    case 'quota':
      return 'Passed over: the places that are free are kept for other kinds of agency.';
    case 'full':
    case undefined:
      return 'In turn, when a place comes free.';
  }
}

/** What was done when places were allotted. */
export function allottedWords({ placed, waiting }: { readonly placed: number; readonly waiting: number }): string {
  const people = (many: number, one: string, several: string): string =>
    `${many === 1 ? 'One person' : `${count(many)} people`} ${many === 1 ? one : several}`;
  if (placed === 0) return 'Nobody has asked for a place yet. From now on whoever asks has one at once.';
  return `${people(placed, 'has', 'have')} a place${waiting === 0 ? ', and nobody has to wait' : `, and ${people(waiting, 'waits', 'wait').replace(/^One/, 'one')}`}. They are told at once.`;
}
