import type { Connection } from '@trellis/core/lms';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Section } from '@trellis/ui/section';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { ALL_TRUST, isTrustComplete, TrustFields, trustOf } from '../access/trust-fields.tsx';
import { ConnectionCode } from './connection-code.tsx';

export interface NewConnectionProps {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Called once a code was made, with the connection that it is for. */
  readonly onMade: (connection: Connection) => void;
}

/** Makes a connection for the plugin of one Moodle: its name and what it may say of people, then the code, which is shown once. */
export function NewConnection({ agencies, onMade }: NewConnectionProps) {
  const api = useApi();
  const [name, setName] = useState('');
  const [trust, setTrust] = useState(ALL_TRUST);
  const [isIncomplete, setIncomplete] = useState(false);
  const [made, setMade] = useState<{ readonly connection: Connection; readonly code: string }>();
  const making = useAction();
  const faults = [
    ...(name.trim() === '' ? [{ fieldId: 'connection-name', text: 'Give the connection a name' }] : []),
    ...(isTrustComplete(trust) ? [] : [{ fieldId: 'connection-serves', text: 'Choose at least one agency' }]),
  ];
  function make(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    making.run(async () => {
      const answer = await api.lms.createConnection.mutate({ name: name.trim(), trust: trustOf(trust) });
      setMade(answer);
      onMade(answer.connection);
    });
  }
  if (made !== undefined) return <ConnectionCode {...made} />;
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  return (
    <Section title="Connect a Moodle with its plugin" aside="About ten minutes">
      <Card>
        <Form label="Make a connection code" onSubmit={make}>
          <p>
            The plugin registers Trellis in Moodle by itself, and sends completions as they happen. First say what this
            Moodle may tell us; then you get a code to paste there.
          </p>
          <ErrorSummary errors={shown} />
          <FaultNote title="We could not make a code" error={making.error} />
          <TextField
            id="connection-name"
            label="What do you call this Moodle?"
            hint="Such as “Avonmere Council Moodle”. Only administrators see it."
            value={name}
            onChange={setName}
            error={errorOf('connection-name')}
            maxLength={200}
          />
          <TrustFields
            agencies={agencies}
            value={trust}
            onChange={setTrust}
            servesId="connection-serves"
            error={errorOf('connection-serves')}
          />
          <ButtonRow>
            <Button kind="main" type="submit" busy={making.isBusy ? 'Making a code' : undefined}>
              Make a connection code
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Section>
  );
}
