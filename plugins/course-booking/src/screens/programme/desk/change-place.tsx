import type { BookingShown, DelegateShown } from '@trellis/core/bookings';
import type { EventShown } from '@trellis/core/events';
import { useLink } from '@trellis/plugin/screens';
import { Button, ButtonLink } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { Stack } from '@trellis/ui/layout';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';

import { CancelPlace } from '../../booking/places/cancel-place.tsx';
import { SendColleague } from '../../booking/agency/send-colleague.tsx';
import { TransferPlace } from '../../booking/places/transfer-place.tsx';
import { MovePost } from './move-post.tsx';
import { delegateSays } from './delegate-words.ts';

export interface ChangePlaceProps {
  readonly delegate: DelegateShown;
  readonly shown: EventShown;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** A sheet with everything that a coordinator can do about somebody's booking. */
export function ChangePlace({ delegate, shown, onClose, onDone }: ChangePlaceProps) {
  const timeZone = useTimeZone();
  const link = useLink();
  const [what, choose] = useState<'cancel' | 'colleague' | 'transfer' | 'post'>();
  const { booking, name, agencyName, jobTitle, hasPostEnded } = delegate;
  const { event, course, movedFrom } = shown;
  const place: BookingShown = {
    booking,
    event: { ...event, movedFrom },
    course,
    personName: name,
    agencyName,
    jobTitle,
    hasPostEnded,
    isAwaitingAllotment: event.places.allotment === 'coordinator' && shown.allottedAt === undefined,
  };
  const sheet = { shown: place, reader: 'other' as const, onClose, onDone };
  if (what === 'cancel') return <CancelPlace {...sheet} />;
  if (what === 'colleague') return <SendColleague {...sheet} />;
  if (what === 'transfer') return <TransferPlace {...sheet} />;
  if (what === 'post') return <MovePost delegate={delegate} onClose={onClose} onDone={onDone} />;
  const says = delegateSays(delegate, { places: event.places, allottedAt: shown.allottedAt }, timeZone);
  return (
    <Dialog open onClose={onClose} title={name}>
      <Stack gap="wide">
        <p>
          {[jobTitle, agencyName].filter(Boolean).join(', ')}. {says.title}. {says.more}
        </p>
        <Stack gap="tight">
          {booking.approval.state === 'asked' ? (
            <ButtonLink wide href={link('/approvals')}>
              Answer for the manager
            </ButtonLink>
          ) : null}
          <Button wide onPress={() => choose('cancel')}>
            {booking.state === 'waiting' ? 'Take off the waiting list' : 'Cancel this place'}
          </Button>
          {booking.state === 'placed' ? (
            <Button wide onPress={() => choose('colleague')}>
              Send a colleague instead
            </Button>
          ) : null}
          <Button wide onPress={() => choose('transfer')}>
            Move to another date
          </Button>
          <Button wide onPress={() => choose('post')}>
            Move to another of their posts
          </Button>
        </Stack>
        <p className="muted small">What it costs is shown before anything is confirmed.</p>
      </Stack>
    </Dialog>
  );
}
