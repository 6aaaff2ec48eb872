import type { EventId, PersonId, PostId } from '@trellis/core';
import { useAction, useApi, useLoad, usePaged, type Action } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Pager } from '@trellis/ui/pager';
import { personName } from '@trellis/ui/person-name';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { ChoosePerson } from '../choose-person.tsx';
import { FindAtDoor } from './find-at-door.tsx';

export interface WalkInProps {
  readonly eventId: EventId;
  /** Whether the reader may look for anybody: a trainer sees the people of her dates only. */
  readonly canSearch: boolean;
  readonly onClose: () => void;
  readonly onAdded: (name: string) => void;
}

/** A sheet that gives a free seat to somebody who came without a place: one who waited for it, or anybody with a post. */
export function WalkIn({ eventId, canSearch, onClose, onAdded }: WalkInProps) {
  const api = useApi();
  const [isSearching, setSearching] = useState(false);
  const [person, setPerson] = useState<{ readonly personId: PersonId; readonly name: string }>();
  const agencies = useLoad(async () => (canSearch ? await api.people.agencies.query() : []), [canSearch]);
  const adding = useAction();
  const agencyName = (id: string): string => agencies.answer?.find((agency) => agency.id === id)?.name ?? '';
  const add = (postId: PostId, name: string): void =>
    adding.run(async () => {
      await api.bookings.walkIn.mutate({ eventId, postId });
      onAdded(name);
    });
  if (isSearching && person === undefined)
    return (
      <ChoosePerson
        title="Who came without a place?"
        advice="A seat has to be free. The agency of the post is charged as if it had been booked."
        choose="Choose"
        agencyName={agencyName}
        onClose={onClose}
        onChosen={(chosen) => setPerson({ personId: chosen.personId, name: personName(chosen) })}
      />
    );
  if (person !== undefined)
    return (
      <Dialog open onClose={onClose} title={`For which post did ${person.name} come?`}>
        <Stack>
          <FaultNote title="Nobody was added" error={adding.error} />
          <Posts
            personId={person.personId}
            agencyName={agencyName}
            isBusy={adding.isBusy}
            onChosen={(postId) => add(postId, person.name)}
          />
        </Stack>
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} title="Who came without a place?">
      <Stack gap="wide">
        <p>A seat has to be free. The agency of the post is charged as if it had been booked.</p>
        <FaultNote title="Nobody was added" error={adding.error} />
        <Waiting eventId={eventId} adding={adding} onChosen={add} />
        {canSearch ? (
          <div>
            <Button onPress={() => setSearching(true)}>Look for somebody else</Button>
          </div>
        ) : (
          <FindAtDoor eventId={eventId} isBusy={adding.isBusy} onChosen={add} />
        )}
      </Stack>
    </Dialog>
  );
}

interface WaitingProps {
  readonly eventId: EventId;
  readonly adding: Action;
  readonly onChosen: (postId: PostId, name: string) => void;
}

/** Whoever waited for a place and may have come all the same. */
function Waiting({ eventId, adding, onChosen }: WaitingProps) {
  const api = useApi();
  const waiting = usePaged((page) => api.bookings.ofEvent.query({ ...page, eventId, state: 'waiting' }), [eventId], {
    size: 10,
  });
  if (waiting.rows === undefined)
    return waiting.error === undefined ? (
      <ProgressBar label="Waiting list" words="Looking who waited" />
    ) : (
      <FaultNote title="We could not look who waited" error={waiting.error} />
    );
  if (waiting.rows.length === 0) return <p>Nobody waited for a place.</p>;
  return (
    <section aria-labelledby="waited">
      <h3 id="waited">Who waited for a place</h3>
      <Rows>
        {waiting.rows.map(({ booking, name, jobTitle, agencyName }) => (
          <Row
            key={booking.id}
            title={name}
            detail={[jobTitle, agencyName].filter(Boolean).join(', ')}
            end={
              <Button
                small
                about={name}
                busy={adding.isBusy ? 'Adding' : undefined}
                onPress={() => onChosen(booking.postId, name)}
              >
                Let in
              </Button>
            }
          />
        ))}
      </Rows>
      {waiting.pager === undefined ? null : <Pager label="Pages of people who waited" {...waiting.pager} />}
    </section>
  );
}

interface PostsProps {
  readonly personId: PersonId;
  readonly agencyName: (id: string) => string;
  readonly isBusy: boolean;
  readonly onChosen: (postId: PostId) => void;
}

function Posts({ personId, agencyName, isBusy, onChosen }: PostsProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const record = useLoad(() => api.people.person.query({ personId }), [personId]);
  if (record.answer === undefined)
    return record.state === 'failed' ? (
      <FaultNote title="We could not load the posts" error={record.error} />
    ) : (
      <ProgressBar label="Posts" words="Loading the posts" />
    );
  const today = todayOn(timeZone);
  const posts = record.answer.posts.filter(({ endsOn }) => endsOn === undefined || endsOn >= today);
  if (posts.length === 0) return <p>This person has no post today, so no agency would pay. Add the post first.</p>;
  return (
    <Rows label="Posts">
      {posts.map((post) => (
        <Row
          key={post.id}
          title={[post.jobTitle, agencyName(post.agencyId)].filter(Boolean).join(', ')}
          end={
            <Button
              small
              about={agencyName(post.agencyId)}
              busy={isBusy ? 'Adding' : undefined}
              onPress={() => onChosen(post.id)}
            >
              For this one
            </Button>
          }
        />
      ))}
    </Rows>
  );
}
