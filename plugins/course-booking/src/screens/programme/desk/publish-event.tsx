import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { EventShown } from '@trellis/core/events';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { sittingWords } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { MODE_WORDS } from '../../offer-kind-words.ts';
import { placeRules } from '../event-words.ts';
import { priceLines } from './price-preview.ts';

export interface PublishEventProps {
  readonly shown: EventShown;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

/** A sheet with what people will read and agree to, before a date is published. */
export function PublishEvent({ shown, onClose, onPublished }: PublishEventProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const publishing = useAction();
  const { event, course, version } = shown;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Publish ${course.title}?`}
      foot={
        <>
          <Button
            kind="main"
            busy={publishing.isBusy ? 'Publishing' : undefined}
            onPress={() =>
              publishing.run(async () => {
                await api.events.publish.mutate({ eventId: event.id });
                onPublished();
              })
            }
          >
            Publish
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </>
      }
    >
      <Stack gap="wide">
        <FaultNote title="It was not published" error={publishing.error} />
        <p>From then on people find it and ask for places. Its dates can then be moved only with a reason.</p>
        <Facts
          items={[
            { term: 'When', detail: sittingWords(event.sessions, timeZone) },
            {
              term: 'Where',
              detail: [MODE_WORDS[event.mode], event.venue?.name, event.venue?.access].filter(Boolean).join('. '),
            },
            {
              term: 'What people will be able to do',
              detail:
                version === undefined || version.objectives.length === 0 ? (
                  'Nobody has said yet. Add objectives to the course first if you can.'
                ) : (
                  <ol className="plain-list">
                    {version.objectives.map((objective) => (
                      <li key={objective}>{objective}</li>
                    ))}
                  </ol>
                ),
            },
            {
              term: 'Places',
              detail: (
                <>
                  {event.places.maximum}, held from {event.places.minimum} people on.
                  {placeRules(event.places).map((rule) => (
                    <span key={rule}> {rule}</span>
                  ))}
                </>
              ),
            },
          ]}
        />
        {shown.isDeliveryConfirmed === true ? null : (
          <Note title="Its trainers are not confirmed yet" state="wait">
            You can publish it all the same, and confirm it on its desk later.
          </Note>
        )}
        <Prices shown={shown} />
      </Stack>
    </Dialog>
  );
}

/** What people of each kind of agency would pay, and until when cancelling is free. */
function Prices({ shown }: { readonly shown: EventShown }) {
  const api = useApi();
  const prices = useLoad(() => api.bookings.pricesByKind.query({ eventId: shown.event.id }), [shown.event.id]);
  if (prices.answer === undefined)
    return prices.state === 'failed' ? (
      <FaultNote title="We could not work out the prices" error={prices.error} />
    ) : (
      <ProgressBar label="Prices" words="Working out the prices" />
    );
  const { policyTitle, deadlineOn, kinds, noPriceBecause } = prices.answer;
  if (policyTitle === undefined)
    return (
      <Note title="No price list is in force on that day">
        People will read that nothing is charged. Finance puts a price list in force under “Price lists”.
      </Note>
    );
  return (
    <section aria-labelledby="terms">
      <Stack>
        <h3 id="terms">The terms that people agree to</h3>
        <p>
          {deadlineOn === undefined ? null : (
            <>
              Cancelling is free up to <strong>{longDate(deadlineOn)}</strong>.{' '}
            </>
          )}
          The agency of the post pays, by {policyTitle}.
        </p>
        {noPriceBecause === undefined ? null : <p>{noPriceBecause}</p>}
        <Facts
          items={priceLines(kinds).map(({ tierTitle, kinds, attendedPence, latePence }) => ({
            term: `${tierTitle}: ${kinds.map((kind) => AGENCY_KIND_WORDS[kind]).join(', ')}`,
            detail: `${pounds(attendedPence)} for coming, ${pounds(latePence)} for cancelling later or staying away`,
          }))}
        />
        <p className="muted small">
          An agency’s own turnover or an exception may lead to another price. Whoever asks for a place sees their own
          first.
        </p>
      </Stack>
    </section>
  );
}
