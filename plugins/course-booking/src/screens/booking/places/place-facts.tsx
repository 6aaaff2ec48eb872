import type { BookingShown } from '@trellis/core/bookings';
import { Link } from '@trellis/ui/link';
import type { Fact } from '@trellis/ui/facts';
import { sittingWords } from '@trellis/ui/sitting';
import { isLive } from '../booking-words.ts';
import { linkShownWords, movedLine } from '../event-words.ts';
import { freeUntilLine, lateLine, priceLine } from '../price-words.ts';

/** What somebody with a booking looks up: when, where, for which post, what it costs and until when it can be given up free. */
export function placeFacts(shown: BookingShown, todayOn: string, timeZone: string): readonly Fact[] {
  const { booking, event, quote, lateQuote, noPriceBecause, agencyName, jobTitle } = shown;
  const moved = movedLine(event.movedFrom, event.declineFreeUntilOn, timeZone);
  return [
    {
      term: 'When',
      detail: (
        <>
          <strong>{sittingWords(event.sessions, timeZone)}</strong>
          {moved === '' ? null : <small>{moved}</small>}
        </>
      ),
    },
    ...(isLive(booking) || event.venue !== undefined ? [{ term: 'Where', detail: <Where shown={shown} /> }] : []),
    {
      term: 'For your post as',
      detail: [jobTitle, agencyName].filter(Boolean).join(', '),
    },
    ...(quote === undefined
      ? noPriceBecause === undefined
        ? []
        : [{ term: 'Price', detail: noPriceBecause }]
      : [
          {
            term: 'Price',
            detail: (
              <>
                {priceLine(quote, agencyName)}
                {isLive(booking) && lateQuote !== undefined ? (
                  <small>
                    {freeUntilLine(quote, todayOn)}. {lateLine(lateQuote.totalPence)}
                  </small>
                ) : null}
              </>
            ),
          },
        ]),
  ];
}

function Where({ shown: { booking, event } }: { readonly shown: BookingShown }) {
  if (event.mode === 'virtual')
    return event.joiningLink === undefined ? (
      booking.state === 'placed' ? (
        <>Online. The joining link is shown here {linkShownWords(event.linkShownHours)}.</>
      ) : (
        <>Online</>
      )
    ) : (
      <Link kind="text" href={event.joiningLink} newWindow>
        Join online (opens in a window of its own)
      </Link>
    );
  return (
    <>
      {event.venue?.name ?? 'In a room; the place is told later'}
      {event.venue?.address === undefined ? null : <small>{event.venue.address}</small>}
      {event.venue?.access === undefined ? null : <small>{event.venue.access}</small>}
    </>
  );
}
