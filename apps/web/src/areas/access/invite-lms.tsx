import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { CopyField } from '@trellis/ui/copy-field';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { Section } from '@trellis/ui/section';
import { Steps } from '@trellis/ui/steps';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { useTimeZone } from '@trellis/ui/time-zone';

/** The steps that connect an LMS, beginning with an invitation whose address is shown once. */
export function InviteLms({ onLook }: { /** Asks whether the LMS has registered. */ readonly onLook: () => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const making = useAction();
  const invite = (
    <Stack>
      <FaultNote title="We could not make an invitation" error={making.error} />
      {made === undefined ? null : (
        <Stack gap="tight">
          <CopyField label="Registration address" text={made.url} button="Copy" />
          <output className="muted small">{`It works once, until ${longTime(made.expiresAt, timeZone)}, and we show it only now.`}</output>
        </Stack>
      )}
      <ButtonRow>
        <Button
          kind={made === undefined ? 'main' : 'plain'}
          busy={making.isBusy ? 'Making an invitation' : undefined}
          onPress={() => making.run(async () => setMade(await api.access.invitePlatform.mutate()))}
        >
          {made === undefined ? 'Make an invitation' : 'Make another'}
        </Button>
      </ButtonRow>
    </Stack>
  );
  return (
    <Section title="Connect an LMS in six steps" aside="About ten minutes">
      <Card>
        <Steps
          items={[
            {
              title: 'Make an invitation',
              text: 'An address with which one LMS may register itself, once.',
              state: made === undefined ? 'here' : 'done',
              more: invite,
            },
            {
              title: 'Paste it into the LMS',
              text: 'In Moodle: Site administration, Plugins, External tool, Manage tools. Paste the address as the tool URL and choose “Add LTI Advantage”. Other LMSs call it dynamic registration.',
              state: made === undefined ? 'next' : 'here',
            },
            { title: 'Activate the tool in the LMS', text: 'Moodle shows it under Manage tools as pending.' },
            { title: 'Approve it here', text: 'You say what the LMS may vouch for, and which agencies it serves.' },
            {
              title: 'Place the tool in a course',
              text: 'My safeguarding learning for everybody; My agency’s safeguarding learning for leads.',
            },
            { title: 'Open it once yourself', text: 'The first sign-in shows here.' },
          ]}
        />
        {made === undefined ? null : <Button onPress={onLook}>Look whether it has registered</Button>}
      </Card>
    </Section>
  );
}
