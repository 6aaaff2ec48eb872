import type { EventRecord } from '../events/schema.ts';
import type { Meeting } from './invitation.ts';
import type { LetterFacts } from './letter-facts.ts';
import { whereLine } from './letter-paragraphs.ts';
import { isLinkShown } from '../events/programme/joining-link.ts';
import { placeInWords } from './notice-sittings.ts';
import { isConfirmed } from '../bookings/approval/approval.ts';
import type { Booking } from '../bookings/schema.ts';

/** `Part 2 of 3: ` before the title of one of several sessions; nothing where there is one. */
export function partOf({ sessions }: Pick<EventRecord, 'sessions'>, session: number | undefined): string {
  return session === undefined || sessions.length < 2 || session >= sessions.length
    ? ''
    : `Part ${session + 1} of ${sessions.length}: `;
}

/**
 * One session of a booking as a meeting. Its id is made of the booking, the session and the partnership, so that every message about it finds the
 * same entry, wherever the event or the service has moved since.
 *
 * @param session - from 0; of one that the event has no more, only the id counts
 * @source house
 */
export function meetingOf(
  facts: Omit<LetterFacts, 'notice'>,
  booking: Pick<Booking, 'id' | 'approval'>,
  session: number,
  sequence: number,
): Meeting {
  const { event, house, reader, now } = facts;
  const { startsAt, endsAt } = event.sessions[session] ?? event.sessions[0]!;
  const bookingsAddress = `${house.publicUrl}/my-bookings`;
  return {
    uid: `${booking.id}-${session}@${house.partnershipId}.trellis`,
    sequence,
    startsAt,
    endsAt,
    title: `${partOf(event, session)}${facts.courseTitle}`,
    description: `${whereLine(facts)}\nTo change or cancel: ${bookingsAddress}`,
    location: placeInWords(event, now),
    url: (isLinkShown(event, now) && event.joiningLink) || bookingsAddress,
    organiser: { name: house.partnershipName, address: house.fromAddress },
    attendee: { name: `${reader.givenName} ${reader.familyName}`, address: reader.address },
    isTentative: !isConfirmed(booking),
    stampedAt: now,
  };
}
