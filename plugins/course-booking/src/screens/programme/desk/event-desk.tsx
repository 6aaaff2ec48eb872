import type { EventId } from '@trellis/core';
import type { EventShown } from '@trellis/core/events';
import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button, ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { count } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { instantNow, sittingLine } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect, useRef, useState } from 'react';
import { MODE_WORDS } from '../../offer-kind-words.ts';
import { AllotPlaces } from './allot-places.tsx';
import { ChangePlaces } from './change-places.tsx';
import { DeskFacts } from './desk-facts.tsx';
import { DeskNeeds } from './desk-needs.tsx';
import { DeskNotes } from './desk-notes.tsx';
import { DeskPeople } from './desk-people.tsx';
import { DeskTrainers } from './desk-trainers.tsx';
import { cancelConsequence, deskAnswer } from './desk-words.ts';
import { hasBegun, needsOf } from '../event-words.ts';
import { MoveEvent } from './move-event.tsx';
import { PublishEvent } from './publish-event.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';

/** The desk of one date: how it stands, who comes, who waits, who leads it, and everything that can be done about it. */
export function EventDesk() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['eventId'] ?? '';
  const loading = useLoad(() => api.events.get.query({ eventId: id as EventId }), [id]);
  if (loading.answer !== undefined) return <Desk shown={loading.answer} again={loading.again} />;
  if (loading.state !== 'failed') return <ProgressBar label="The date" words="Opening the desk" />;
  return (
    <>
      <PageHead
        back={{ href: link('/programme'), label: 'Back to the programme' }}
        title="We could not open this date"
      />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}

/** Which sheet is open over the desk. */
type Sheet = 'publish' | 'allot' | 'move' | 'cancel' | 'places';

interface DeskProps {
  readonly shown: EventShown;
  readonly again: () => void;
}

function Desk({ shown, again }: DeskProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [sheet, open] = useState<Sheet>();
  const [round, setRound] = useState(0);
  const done = useDoneNote('Done');
  const note = useRef<HTMLDivElement>(null);
  // The desk is long, and what was done is told at its head.
  useEffect(() => {
    if (round > 0) note.current?.scrollIntoView({ block: 'nearest' });
  }, [round]);
  const { event, course, taken, waiting, agencies, trainers } = shown;
  const now = instantNow();
  const begun = hasBegun(event, now);
  const isOpen = (event.state === 'draft' || event.state === 'published') && !begun;
  const close = (): void => open(undefined);
  const tell = (words: string): void => {
    close();
    done.say(words);
    setRound((before) => before + 1);
    again();
  };
  return (
    <>
      <Link kind="back" href={link('/programme')}>
        Back to the programme
      </Link>
      <Answer
        context={`${course.title}. ${sittingLine(event.sessions, timeZone)}. ${[MODE_WORDS[event.mode], event.venue?.name].filter(Boolean).join(', ')}`}
        {...deskAnswer(shown, now, timeZone)}
        actions={<Main shown={shown} begun={begun} onOpen={open} />}
        figures={
          event.state === 'draft'
            ? undefined
            : [
                { value: `${count(taken)} of ${count(event.places.maximum)}`, label: 'places taken' },
                { value: count(waiting), label: 'waiting' },
                { value: count(agencies), label: agencies === 1 ? 'agency' : 'agencies' },
                { value: count(trainers.length), label: trainers.length === 1 ? 'trainer' : 'trainers' },
              ]
        }
      />
      {done.note === null ? null : (
        <div className="section" ref={note}>
          {done.note}
        </div>
      )}
      <Needs shown={shown} now={now} />
      <Columns spaced>
        <Stack gap="loose">
          {event.state === 'draft' ? null : <DeskPeople shown={shown} round={round} onChanged={tell} />}
          {event.state === 'draft' ? <DeskFacts shown={shown} /> : null}
        </Stack>
        <Stack gap="wide">
          <DeskTrainers shown={shown} round={round} isOpen={isOpen} onChanged={tell} />
          {(shown.openNotes ?? 0) > 0 ? <DeskNotes eventId={event.id} onChanged={tell} /> : null}
          {event.state === 'published' ? <DeskNeeds eventId={event.id} round={round} /> : null}
          {event.state === 'draft' ? null : <DeskFacts shown={shown} />}
          {event.state === 'draft' || event.state === 'published' ? (
            <Card title="Change it">
              <Stack gap="tight">
                {isOpen ? (
                  <ButtonLink wide href={link(`/programme/${event.id}/edit`)}>
                    Change what stands here
                  </ButtonLink>
                ) : null}
                {isOpen && event.state === 'published' ? (
                  <>
                    <Button wide onPress={() => open('places')}>
                      Change the places
                    </Button>
                    <Button wide onPress={() => open('move')}>
                      Move to another date
                    </Button>
                  </>
                ) : null}
                <Button wide onPress={() => open('cancel')}>
                  Cancel this date
                </Button>
              </Stack>
            </Card>
          ) : null}
        </Stack>
      </Columns>
      {sheet === 'publish' ? (
        <PublishEvent
          shown={shown}
          onClose={close}
          onPublished={() => tell('It is published. People can ask for places.')}
        />
      ) : null}
      {sheet === 'allot' ? <AllotPlaces shown={shown} onClose={close} onAllotted={tell} /> : null}
      {sheet === 'move' ? (
        <MoveEvent
          shown={shown}
          onClose={close}
          onMoved={() => tell('It is moved, and everybody who booked it is told.')}
        />
      ) : null}
      {sheet === 'places' ? (
        <ChangePlaces
          shown={shown}
          onClose={close}
          onChanged={(maximum) => tell(`There are ${count(maximum)} places now.`)}
        />
      ) : null}
      {sheet === 'cancel' ? (
        <ReasonDialog
          title={`Cancel ${course.title}?`}
          hint="Everybody who booked it reads this. No names, please."
          does="Cancel this date"
          busy="Cancelling"
          onClose={close}
          onDo={async (why) => {
            await api.events.cancel.mutate({ eventId: event.id, why });
            tell('It is cancelled, and everybody who booked it is told.');
          }}
        >
          {cancelConsequence(shown).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </ReasonDialog>
      ) : null}
    </>
  );
}

interface MainProps {
  readonly shown: EventShown;
  readonly begun: boolean;
  readonly onOpen: (sheet: Sheet) => void;
}

/** The one thing to do next with a date. */
function Main({ shown: { event, allottedAt }, begun, onOpen }: MainProps) {
  const link = useLink();
  if (event.state === 'draft') return <Button onPress={() => onOpen('publish')}>Publish</Button>;
  if (event.state === 'cancelled') return null;
  const register = link(`/register/${event.id}`);
  if (begun && event.state === 'published') return <ButtonLink href={register}>Open the register</ButtonLink>;
  const isGathering =
    event.state === 'published' && event.places.allotment === 'coordinator' && allottedAt === undefined;
  return (
    <>
      {isGathering ? <Button onPress={() => onOpen('allot')}>Allot places</Button> : null}
      <Link href={register}>See the register</Link>
      {event.state === 'closed' ? <Link href={link(`/evaluation/events/${event.id}`)}>What they said</Link> : null}
    </>
  );
}

/** What somebody should see to, each in a sentence of its own. */
function Needs({ shown, now }: { readonly shown: EventShown; readonly now: string }) {
  const needs = needsOf({ ...shown, trainerCount: shown.trainers.length }, now).filter(({ sign }) => sign !== 'wait');
  if (needs.length === 0) return null;
  return (
    <div className="section">
      <Note title="To see to" state="wait">
        {needs.map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
      </Note>
    </div>
  );
}
