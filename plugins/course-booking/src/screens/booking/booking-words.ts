import type { Booking, CancelledBy } from '@trellis/core/bookings';
import { longDate, longTime } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';
import { many } from '@trellis/ui/plural-words';

/** What a booking's words hang on. */
export interface BookingFacts extends Pick<
  Booking,
  'state' | 'approval' | 'offer' | 'cancelled' | 'register' | 'isFromWaitingList'
> {
  /** People before her in the order; absent where that is not known. */
  readonly waitingAhead?: number | undefined;
  readonly managerName?: string | undefined;
  /** Whether requests gather until the coordinator gives the places out. */
  readonly isAllotted: boolean;
}

/** Who reads: the person whose place it is, or somebody who looks after her. */
export type Reader = 'self' | 'other';

/** A booking's state as a shape, a few words, and what follows from it. */
export interface BookingSays {
  readonly sign: Sign;
  readonly title: string;
  readonly more: string;
}

/** Where a booking stands and what happens next. */
export function bookingSays(facts: BookingFacts, timeZone: string, reader: Reader = 'self'): BookingSays {
  switch (facts.state) {
    case 'placed':
      return placed(facts, reader);
    case 'waiting':
      return waiting(facts);
    case 'offered':
      return offered(facts, reader, timeZone);
    case 'attended':
      return attended(facts, reader);
    case 'absent':
      return {
        sign: 'unknown',
        title: reader === 'self' ? 'You were not there' : 'Was not there',
        more: 'The register says so. If it is wrong, tell the coordinator.',
      };
    case 'cancelled':
      return cancelled(facts, reader, timeZone);
  }
}

function placed({ approval, managerName }: BookingFacts, reader: Reader): BookingSays {
  if (approval.state !== 'asked')
    return {
      sign: 'current',
      title: reader === 'self' ? 'You have a place' : 'Has a place',
      more: 'It is confirmed.',
    };
  const lead = reader === 'self' ? 'your agency’s lead' : 'the agency’s lead';
  const who = managerName === undefined ? lead : `${managerName}${approval.isDeputyAsked ? ', the deputy' : ''}`;
  const until = approval.answerByOn === undefined ? '' : `, who has until ${longDate(approval.answerByOn)} to answer`;
  return {
    sign: 'wait',
    title: reader === 'self' ? 'We hold a place for you' : 'A place is held',
    more: `We have asked ${who}${until}.`,
  };
}

function waiting({ isAllotted, waitingAhead }: BookingFacts): BookingSays {
  if (isAllotted)
    return {
      sign: 'wait',
      title: 'Asked for a place',
      more: 'The coordinator gives the places out once all have asked. We tell you then.',
    };
  const place =
    waitingAhead === undefined
      ? ''
      : waitingAhead === 0
        ? ' Nobody is before you.'
        : ` ${many(waitingAhead, 'person is', 'people are')} before you.`;
  return {
    sign: 'wait',
    title: 'On the waiting list',
    more: `${place} If a place comes free, it goes to the next in order whose agency still has room.`.trim(),
  };
}

function offered({ offer }: BookingFacts, reader: Reader, timeZone: string): BookingSays {
  const until = offer === undefined ? '' : ` until ${longTime(offer.expiresAt, timeZone)}`;
  return {
    sign: 'due-soon',
    title: reader === 'self' ? `A place is yours${until}` : `A place is offered${until}`,
    more: 'After that it goes to the next in order.',
  };
}

function attended({ register }: BookingFacts, reader: Reader): BookingSays {
  const title = reader === 'self' ? 'You were there' : 'Was there';
  if (register?.hasCompleted === false)
    return { sign: 'upcoming', title, more: 'It is not recorded as completed satisfactorily.' };
  return { sign: 'current', title, more: 'Completed satisfactorily. It is on record as evidence.' };
}

const ENDED_BY: Readonly<Record<Reader, Readonly<Record<CancelledBy, string>>>> = {
  self: {
    delegate: 'You gave this place up',
    manager: 'Your manager gave this place up',
    'agency-lead': 'Your agency gave this place up',
    coordinator: 'The coordinator cancelled this place',
    organiser: 'The course does not take place',
    'not-approved': 'Your place was not approved',
    'offer-lapsed': 'The offer ended before it was accepted',
    transferred: 'You moved to another date',
  },
  other: {
    delegate: 'Gave the place up',
    manager: 'Given up by the manager',
    'agency-lead': 'Given up by the agency',
    coordinator: 'Cancelled by the coordinator',
    organiser: 'The course does not take place',
    'not-approved': 'Not approved',
    'offer-lapsed': 'The offer ended before it was accepted',
    transferred: 'Moved to another date',
  },
};

function cancelled({ cancelled: end, approval }: BookingFacts, reader: Reader, timeZone: string): BookingSays {
  const title = end === undefined ? 'Cancelled' : ENDED_BY[reader][end.by];
  const why = end?.why ?? approval.why;
  const when = end === undefined ? '' : `On ${longTime(end.at, timeZone)}.`;
  const unanswered = end?.by === 'not-approved' && approval.state === 'lapsed' ? 'Nobody answered in time.' : '';
  return {
    sign: 'exempt',
    title,
    more: [when, unanswered, why === undefined ? '' : `The reason: ${why}`].filter(Boolean).join(' '),
  };
}

/** Whether a booking still takes part in an event that is to come. */
export function isLive({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'placed' || state === 'waiting' || state === 'offered';
}

/** The reader's own booking in the room of a list. */
export const ownStateWords: Readonly<Record<Booking['state'], string>> = {
  placed: 'You have a place',
  waiting: 'You are waiting for a place',
  offered: 'A place is offered to you',
  attended: 'You were there',
  absent: 'You were not there',
  cancelled: 'Your place ended',
};
