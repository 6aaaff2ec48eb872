import type { BillingRun, PreviewShown } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { longMonth } from '@trellis/ui/sitting';
import { useState } from 'react';
import { releaseWords } from '../run-words.ts';

export interface ReleaseRunProps {
  readonly preview: PreviewShown;
  readonly mayRelease: boolean;
  readonly onReleased: (run: BillingRun) => void;
}

const NOTHING_NEW = 'billing.nothing-to-bill';

/** Releases a month's run, after saying what that does. Pressed again, it says that there is nothing new. */
export function ReleaseRun({ preview, mayRelease, onReleased }: ReleaseRunProps) {
  const api = useApi();
  const releasing = useAction();
  const [hasReleased, setReleased] = useState(false);
  const lacking = preview.agencies.filter(({ missing }) => missing.length > 0);
  const isNothingNew = releasing.error?.code === NOTHING_NEW;
  const month = longMonth(preview.period);
  return (
    <Card title={`Release ${month}`}>
      <Stack>
        {preview.lines === 0 ? (
          <p>{hasReleased ? 'Everything has been sent. There is nothing new.' : 'There is nothing to send.'}</p>
        ) : (
          <p>{releaseWords(preview)}</p>
        )}
        {lacking.length === 0 ? null : (
          <Note title="Codes are missing" state="due-soon">
            {`Set what is missing for ${lacking.map(({ name }) => name).join(', ')}. Until then nothing is released.`}
          </Note>
        )}
        {mayRelease ? (
          <Button
            kind="main"
            wide
            busy={releasing.isBusy ? 'Releasing' : undefined}
            onPress={() =>
              releasing.run(async () => {
                const run = await api.billing.release.mutate({ period: preview.period });
                setReleased(true);
                onReleased(run);
              })
            }
          >
            Release {month}
          </Button>
        ) : (
          <p className="muted small">Finance or an administrator can release it.</p>
        )}
        {isNothingNew ? (
          <Note title="Nothing new" state="current" live="status">
            {`Everything up to the end of ${month} has been sent already. Nothing was sent twice.`}
          </Note>
        ) : (
          // The sentence names each agency; the fields name them by ids.
          <FaultNote title="Nothing was released" error={releasing.error && { ...releasing.error, fields: [] }} />
        )}
      </Stack>
    </Card>
  );
}
