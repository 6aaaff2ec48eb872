import { refusalAtFields } from '@trellis/ui/save-entry';
import type { PostId } from '@trellis/core';
import type { DelegateShown } from '@trellis/core/bookings';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';

export interface MovePostProps {
  readonly delegate: DelegateShown;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** A sheet that moves a booking to another post of the same person, whose agency then pays if it agrees. */
export function MovePost({ delegate: { booking, name, agencyName }, onClose, onDone }: MovePostProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const loading = useLoad(
    () => Promise.all([api.people.person.query({ personId: booking.personId }), api.people.agencies.query()]),
    [booking.personId],
  );
  const [postId, setPostId] = useState('');
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const moving = useAction();
  const faults = [
    ...(postId === '' ? [{ fieldId: 'move-post', text: 'Choose a post' }] : []),
    ...(why.trim() === '' ? [{ fieldId: 'move-post-why', text: 'Say why, in a few words' }] : []),
  ];
  const shown =
    isIncomplete && faults.length > 0
      ? faults
      : refusalAtFields(moving.error, (path) => (path === 'why' ? 'move-post-why' : 'move-post'));
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  function move(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    moving.run(async () => {
      await api.bookings.rebind.mutate({ bookingId: booking.id, postId: postId as PostId, why: why.trim() });
      onDone(`The booking of ${name} is moved to the other post, and its agency is asked to agree.`);
    });
  }
  const [record, agencies] = loading.answer ?? [];
  const today = todayOn(timeZone);
  const others = (record?.posts ?? []).filter(
    (post) => post.id !== booking.postId && (post.endsOn === undefined || post.endsOn >= today),
  );
  return (
    <Dialog open onClose={onClose} title={`Another post of ${name}`}>
      {record === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not load the posts" error={loading.error} />
        ) : (
          <ProgressBar label="Posts" words="Loading the posts" />
        )
      ) : others.length === 0 ? (
        <p>
          {name} has no other post on record. The booking stays with {agencyName}: cancel it, or leave it as it is.
        </p>
      ) : (
        <Form onSubmit={move}>
          <ErrorSummary errors={shown} />
          <RadioGroup
            id="move-post"
            label="Which post is it for?"
            hint={`Now ${agencyName} pays. The other agency pays only if it agrees, and the place is held until it has.`}
            choices={others.map((post) => ({
              value: post.id,
              label: [post.jobTitle, agencies?.find(({ id }) => id === post.agencyId)?.name].filter(Boolean).join(', '),
              detail: `Since ${longDate(post.startsOn)}`,
            }))}
            value={postId}
            onChange={setPostId}
            error={errorOf('move-post')}
          />
          <TextField
            id="move-post-why"
            label="Why?"
            hint="Such as “Moved employer on 1 January”."
            value={why}
            onChange={setWhy}
            error={errorOf('move-post-why')}
            maxLength={300}
          />
          <ButtonRow>
            <Button kind="main" type="submit" busy={moving.isBusy ? 'Moving' : undefined}>
              Move the booking
            </Button>
            <Button onPress={onClose}>Leave it as it is</Button>
          </ButtonRow>
        </Form>
      )}
    </Dialog>
  );
}
