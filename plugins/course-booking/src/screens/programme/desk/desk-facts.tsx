import type { EventShown } from '@trellis/core/events';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { longDate } from '@trellis/ui/long-date';
import { dayAt, sittingWords } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { MODE_WORDS } from '../../offer-kind-words.ts';
import { placeRules } from '../event-words.ts';

/** What was decided about a date: when, where, by which rules, and where it was before. */
export function DeskFacts({ shown }: { readonly shown: EventShown }) {
  const timeZone = useTimeZone();
  const { event, joiningLink, version, movedFrom, declineFreeUntilOn } = shown;
  const { venue, bookingOpensOn, bookingClosesOn } = event;
  return (
    <Card title="This date">
      <Facts
        items={[
          {
            term: 'When',
            detail: (
              <>
                {sittingWords(event.sessions, timeZone)}
                {movedFrom.map(({ startsAt, movedAt, why }) => (
                  <small key={movedAt} className="muted">
                    {' '}
                    It was on {longDate(dayAt(startsAt, timeZone))} until {longDate(dayAt(movedAt, timeZone))}: {why}
                  </small>
                ))}
              </>
            ),
          },
          {
            term: 'Where',
            detail: [MODE_WORDS[event.mode], venue?.name, venue?.address].filter(Boolean).join(', '),
          },
          ...(venue?.access === undefined ? [] : [{ term: 'Getting in and taking part', detail: venue.access }]),
          ...(event.mode === 'classroom'
            ? []
            : [
                {
                  term: 'Joining link',
                  detail:
                    joiningLink === undefined
                      ? 'Not entered yet'
                      : `${joiningLink}. People see it ${event.linkShownHours} hours before.`,
                },
              ]),
          ...(version === undefined ? [] : [{ term: 'Version', detail: version.version }]),
          {
            term: 'Places',
            detail: (
              <ul className="plain-list">
                {placeRules(event.places).map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            ),
          },
          {
            term: 'Asking for a place',
            detail: [
              event.approval === 'manager' ? 'The manager is asked.' : 'Nobody has to agree.',
              bookingOpensOn === undefined ? '' : `From ${longDate(bookingOpensOn)}.`,
              bookingClosesOn === undefined ? '' : `Up to ${longDate(bookingClosesOn)}.`,
              declineFreeUntilOn === undefined
                ? ''
                : `Because it was moved, a place can be given up without charge up to ${longDate(declineFreeUntilOn)}.`,
            ]
              .filter(Boolean)
              .join(' '),
          },
        ]}
      />
    </Card>
  );
}
