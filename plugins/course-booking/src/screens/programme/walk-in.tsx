import type { EventId, PersonId, PostId } from '@trellis/core';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { useState } from 'react';
import { ChoosePerson } from './choose-person.tsx';
import { todayOn } from './today.ts';

export interface WalkInProps {
  readonly eventId: EventId;
  readonly onClose: () => void;
  readonly onAdded: (name: string) => void;
}

/** A sheet that gives a free seat to somebody who came without having booked: first the person, then the post whose agency pays. */
export function WalkIn({ eventId, onClose, onAdded }: WalkInProps) {
  const api = useApi();
  const [person, setPerson] = useState<{ readonly personId: PersonId; readonly name: string }>();
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const adding = useAction();
  const agencyName = (id: string): string => agencies.answer?.find((agency) => agency.id === id)?.name ?? '';
  const add = (postId: PostId, name: string): void =>
    adding.run(async () => {
      await api.bookings.walkIn.mutate({ eventId, postId });
      onAdded(name);
    });
  if (person === undefined)
    return (
      <ChoosePerson
        title="Who came without a place?"
        advice="A seat has to be free. The agency of the post is charged as if it had been booked."
        choose="Choose"
        agencyName={agencyName}
        onClose={onClose}
        onChosen={(chosen) =>
          setPerson({ personId: chosen.personId, name: `${chosen.givenName} ${chosen.familyName}` })
        }
      />
    );
  return (
    <Dialog open onClose={onClose} title={`For which post did ${person.name} come?`}>
      <Stack>
        <FaultNote title="It was not added" error={adding.error} />
        <Posts
          personId={person.personId}
          agencyName={agencyName}
          isBusy={adding.isBusy}
          onChosen={(postId) => add(postId, person.name)}
        />
      </Stack>
    </Dialog>
  );
}

interface PostsProps {
  readonly personId: PersonId;
  readonly agencyName: (id: string) => string;
  readonly isBusy: boolean;
  readonly onChosen: (postId: PostId) => void;
}

function Posts({ personId, agencyName, isBusy, onChosen }: PostsProps) {
  const api = useApi();
  const record = useLoad(() => api.people.person.query({ personId }), [personId]);
  if (record.answer === undefined)
    return record.state === 'failed' ? (
      <FaultNote title="We could not load the posts" error={record.error} />
    ) : (
      <ProgressBar label="Posts" words="Loading the posts" />
    );
  const today = todayOn();
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
