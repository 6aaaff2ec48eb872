import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { CopyField } from '@trellis/ui/copy-field';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { useTimeZone } from '@trellis/ui/time-zone';

/** Makes a code by which one person joins her record, and shows it once. For those whose LMS does not vouch for an e-mail or number of theirs. */
export function ClaimCode({ personId, name }: { readonly personId: string; readonly name: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: string }>();
  const making = useAction();
  return (
    <Card title="A code to sign in with">
      <Stack>
        <p>{`If ${name} opens Trellis and we do not know the account, this code joins the two. It works once.`}</p>
        <FaultNote title="We could not make a code" error={making.error} />
        {made === undefined ? null : (
          <Stack gap="tight">
            <CopyField label={`Code for ${name}`} text={made.code} button="Copy" />
            <output className="muted small">{`Hand it over yourself: we show it only now. It works until ${longTime(made.expiresAt, timeZone)}.`}</output>
          </Stack>
        )}
        <Button
          wide
          busy={making.isBusy ? 'Making a code' : undefined}
          onPress={() => making.run(async () => setMade(await api.access.createClaimCode.mutate({ personId })))}
        >
          {made === undefined ? 'Make a code' : 'Make another code'}
        </Button>
      </Stack>
    </Card>
  );
}
