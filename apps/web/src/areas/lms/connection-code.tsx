import type { Connection } from '@trellis/core/lms';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { CopyField } from '@trellis/ui/copy-field';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { Section } from '@trellis/ui/section';
import { Steps } from '@trellis/ui/steps';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect, useRef } from 'react';

export interface ConnectionCodeProps {
  readonly connection: Connection;
  /** In clear: this is the only time that it is shown. */
  readonly code: string;
}

/** A connection code that was just made, and the three things to do with it in Moodle. */
export function ConnectionCode({ connection, code }: ConnectionCodeProps) {
  const timeZone = useTimeZone();
  const part = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone, so focus goes to what came in its place.
  useEffect(() => part.current?.focus(), []);
  return (
    <div ref={part} tabIndex={-1}>
      <Section title={`Connect ${connection.name}`} aside="Three steps in Moodle">
        <Card>
          <Stack gap="wide">
            <Note state="wait" live="status" title="Copy the code now: we show it only once">
              {`It works once, until ${longTime(connection.codeExpiresAt, timeZone)}. Whoever has it can connect an LMS, so do not send it by e-mail.`}
            </Note>
            <Stack gap="tight">
              <CopyField label="Connection code" text={code} button="Copy the code" />
              <CopyField label="Address of Trellis" text={location.origin} button="Copy the address" />
            </Stack>
            <ConnectSteps />
            <div className="btns">
              <ButtonLink href={`/connected-lmss?connection=${connection.id}`}>See whether it has connected</ButtonLink>
            </div>
          </Stack>
        </Card>
      </Section>
    </div>
  );
}

/** The three things to do in Moodle with a connection code. */
export function ConnectSteps() {
  return (
    <Steps
      items={[
        {
          title: 'Install both ZIP files',
          text: 'In Moodle: Site administration, Plugins, Install plugins. First local_trellis.zip, then block_trellis.zip. If it says that Moodle cannot write there, ask whoever hosts it to unpack them.',
          state: 'here',
        },
        {
          title: 'Paste the address and the code',
          text: 'In Moodle: Site administration, Plugins, Local plugins, Trellis.',
        },
        {
          title: 'Press “Connect” there',
          text: 'Moodle registers the tool and switches it on: nothing has to be approved here. This LMS then stands under “Your connections”.',
        },
      ]}
    />
  );
}
