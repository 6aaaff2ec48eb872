import type { EventId } from '@trellis/core';
import type { MyEvent } from '@trellis/core/registers';
import { useAction, useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button, ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { fileSize } from '@trellis/ui/file-field';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { count } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { instantNow, sittingLine, sittingWords, momentWords } from '@trellis/ui/sitting';
import { Table } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { MODE_WORDS } from '../../offer-kind-words.ts';
import { hasBegun } from '../event-words.ts';
import { comesFrom, myEventTitle } from './my-event-words.ts';
import { needsHead, needsLine } from '../needs-line.ts';
import { ReasonDialog } from '../reason-dialog.tsx';

/** What a trainer needs to prepare and deliver one date: outcomes, who comes from where, what they need, and the files. */
export function MyEventPage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['eventId'] ?? '';
  const loading = useLoad(() => api.events.myEvent.query({ eventId: id as EventId }), [id]);
  if (loading.answer !== undefined) return <Shown mine={loading.answer} again={loading.again} />;
  if (loading.state !== 'failed') return <ProgressBar label="Your event" words="Opening the page of your event" />;
  return (
    <>
      <PageHead back={{ href: link('/my-events'), label: 'Back to my events' }} title="We could not open this event" />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}

function Shown({ mine, again }: { readonly mine: MyEvent; readonly again: () => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { event, course, version, people, trainers, notesSentAt } = mine;
  const [isWriting, setWriting] = useState(false);
  const done = useDoneNote('Done');
  const begun = hasBegun(event, instantNow());
  const isHeld = event.state === 'published' || event.state === 'closed';
  return (
    <>
      <Link kind="back" href={link('/my-events')}>
        Back to my events
      </Link>
      <Answer
        context={`${course.title}. ${sittingLine(event.sessions, timeZone)}`}
        title={myEventTitle(mine)}
        more={comesFrom(mine.audience)}
        actions={
          isHeld ? (
            <>
              <ButtonLink href={link(`/register/${event.id}`)}>
                {begun && event.state === 'published' ? 'Open the register' : 'See the register'}
              </ButtonLink>
              {begun ? <Link href={link(`/evaluation/events/${event.id}`)}>What people said of it</Link> : null}
            </>
          ) : undefined
        }
      />
      {done.note === null ? null : <div className="section">{done.note}</div>}
      {version?.isWithdrawn === true ? (
        <div className="section">
          <Note title="The version of this course has been withdrawn" state="wait">
            There is none in its place yet. Please do not use slides or handouts that you kept, and ask the coordinator.
          </Note>
        </div>
      ) : null}
      <Columns spaced>
        <Stack gap="loose">
          <Card title="Who comes">
            {people.length === 0 ? (
              <EmptyState level={3} title="Nobody has a place yet" text="Whoever gets one stands here." />
            ) : (
              <Table
                caption={`${people.length === 1 ? 'One person' : `${count(people.length)} people`}, by family name. ${needsHead(people.filter(({ needs }) => needs).length)}`}
                columns={[
                  {
                    key: 'name',
                    header: 'Name',
                    heading: true,
                    cell: ({ name, jobTitle }) => (
                      <>
                        {name}
                        {jobTitle === undefined ? null : <small>{jobTitle}</small>}
                      </>
                    ),
                  },
                  { key: 'agency', header: 'Agency', cell: ({ agencyName }) => agencyName },
                  {
                    key: 'needs',
                    header: 'To take part',
                    cell: ({ needs }) => (needs === undefined ? 'Nothing asked for' : needsLine(needs)),
                  },
                ]}
                rows={people.map((person, at) => ({ ...person, at }))}
                rowKey={({ at }) => String(at)}
              />
            )}
          </Card>
        </Stack>
        <Stack gap="wide">
          <Card title="What people will be able to do">
            {version === undefined || version.objectives.length === 0 ? (
              <p>Nobody has written it down yet. Ask the coordinator.</p>
            ) : (
              <Stack gap="tight">
                <PlainList numbered items={version.objectives} />
                <p className="muted small">Version {version.version} of the course.</p>
              </Stack>
            )}
          </Card>
          <Files mine={mine} />
          <Card title="This date">
            <Facts
              items={[
                { term: 'When', detail: sittingWords(event.sessions, timeZone) },
                {
                  term: 'Where',
                  detail: [MODE_WORDS[event.mode], event.venue?.name, event.venue?.address, event.venue?.access]
                    .filter(Boolean)
                    .join(', '),
                },
                ...(event.joiningLink === undefined
                  ? []
                  : [{ term: 'Joining link', detail: <Link href={event.joiningLink}>Open the room</Link> }]),
                {
                  term: 'Trainers',
                  detail: trainers
                    .map(({ name, jobRole, agencyName, isMe }) => `${isMe ? 'You' : name}, ${jobRole}, ${agencyName}`)
                    .join('; '),
                },
                {
                  term: 'Confirmed',
                  detail: mine.isDeliveryConfirmed ? 'Yes: its dates and trainers' : 'Not yet, by the coordinator',
                },
              ]}
            />
          </Card>
          <Card title="Something happened?">
            <Stack gap="tight">
              <p className="small">
                Distress in the room, or anything else the coordinator should know. Only the coordinator reads it, and
                it goes on nobody’s record.
              </p>
              {notesSentAt[0] === undefined ? null : (
                <p className="muted small">You last wrote on {momentWords(notesSentAt[0], timeZone)}.</p>
              )}
              <Button wide onPress={() => setWriting(true)}>
                Write to the coordinator
              </Button>
            </Stack>
          </Card>
        </Stack>
      </Columns>
      {isWriting ? (
        <ReasonDialog
          title="A note to the coordinator"
          label="What happened?"
          hint="No names of those who came: say what happened and what you did."
          does="Send it"
          busy="Sending"
          maxLength={2000}
          onClose={() => setWriting(false)}
          onDo={async (text) => {
            await api.events.noteToCoordinator.mutate({ eventId: event.id, text });
            setWriting(false);
            done.say('The coordinator has your note. If somebody is in danger, call them or 999 as well.');
            again();
          }}
        >
          <p>
            If somebody is at risk, follow your safeguarding procedure first: this note is read when the office is open.
          </p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

function Files({ mine: { materials, version } }: { readonly mine: MyEvent }) {
  const { download } = useServices();
  const saving = useAction();
  return (
    <Card title="Materials">
      <Stack>
        <FaultNote title="That file does not open" error={saving.error} />
        {materials.length === 0 ? (
          <p>
            {version === undefined
              ? 'There are none, as nobody has said which version of the course this is.'
              : `There are none for version ${version.version}.`}
          </p>
        ) : (
          <Rows label="Materials">
            {materials.map(({ id, title, fileName, bytes }) => (
              <Row
                key={id}
                title={title}
                text={`${fileName}, ${fileSize(bytes)}`}
                end={
                  <Button small about={title} onPress={() => saving.run(() => download(`/materials/${id}`, fileName))}>
                    Save
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
        <p className="muted small">
          Take them fresh before each date: a version that is withdrawn does not open any more.
        </p>
      </Stack>
    </Card>
  );
}
