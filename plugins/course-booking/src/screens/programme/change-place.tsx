import type { DelegateShown } from '@trellis/core/bookings';
import type { EventShown } from '@trellis/core/events';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { Stack } from '@trellis/ui/layout';
import { useState } from 'react';
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
  const [what, choose] = useState<'post'>();
  const { name, agencyName, jobTitle } = delegate;
  if (what === 'post') return <MovePost delegate={delegate} onClose={onClose} onDone={onDone} />;
  const says = delegateSays(delegate, { places: shown.event.places, allottedAt: shown.allottedAt });
  return (
    <Dialog open onClose={onClose} title={name}>
      <Stack gap="wide">
        <p>
          {[jobTitle, agencyName].filter(Boolean).join(', ')}. {says.title}. {says.more}
        </p>
        <Stack gap="tight">
          <Button wide onPress={() => choose('post')}>
            Move to another post of hers
          </Button>
        </Stack>
      </Stack>
    </Dialog>
  );
}
