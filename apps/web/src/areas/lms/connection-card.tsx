import type { Connection } from '@trellis/core/lms';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import { instantNow } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { trustWords } from '../access/lms-words.ts';
import { connectionAdvice, connectionFacts, connectionSign } from './connection-words.ts';

export interface ConnectionCardProps {
  readonly connection: Connection;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** What was done, as a sentence. */
  readonly onDone: (words: string) => void;
}

/** The plugin of one LMS: how it stands, what to do, and the way to end it. */
export function ConnectionCard({ connection, agencies, onDone }: ConnectionCardProps) {
  const timeZone = useTimeZone();
  const now = instantNow();
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? 'an agency';
  return (
    <Card>
      <Stack gap="wide">
        <Stack gap="tight">
          <p>
            <StateMark look="lead" {...connectionSign(connection, now)} />
          </p>
          <p>{connectionAdvice(connection, now, timeZone)}</p>
        </Stack>
        <Facts
          wide
          items={[
            { term: 'Called', detail: connection.name },
            ...(connection.state === 'invited' ? [] : connectionFacts(connection, timeZone)),
            ...(connection.state === 'disconnected'
              ? []
              : [{ term: 'What it may say', detail: trustWords(connection.trust, nameOf) }]),
          ]}
        />
        {connection.state === 'disconnected' ? null : <End connection={connection} onDone={onDone} />}
      </Stack>
    </Card>
  );
}

function End({ connection, onDone }: Pick<ConnectionCardProps, 'connection' | 'onDone'>) {
  const api = useApi();
  const [isAsking, ask] = useState(false);
  const ending = useAction();
  const { id, name, state, registrationId } = connection;
  const isUnused = state === 'invited';
  const end = (): void =>
    ending.run(async () => {
      await api.lms.disconnect.mutate({ connectionId: id });
      ask(false);
      onDone(
        isUnused
          ? `The code of ${name} is taken back. Nobody can use it any more.`
          : `${name} is disconnected. What it brought stays on record.`,
      );
    });
  return (
    <>
      <ButtonRow>
        <Button about={name} onPress={() => ask(true)}>
          {isUnused ? 'Take the code back' : 'Disconnect the plugin'}
        </Button>
      </ButtonRow>
      <Dialog
        open={isAsking}
        kind="middle"
        onClose={() => ask(false)}
        title={isUnused ? `Take back the code of ${name}?` : `Disconnect ${name}?`}
        foot={
          <>
            <Button kind="main" busy={ending.isBusy ? 'Saving' : undefined} onPress={end}>
              {isUnused ? 'Take it back' : 'Disconnect it'}
            </Button>
            <Button onPress={() => ask(false)}>Keep it</Button>
          </>
        }
      >
        <Stack>
          <FaultNote title="It was not saved" error={ending.error} />
          <p>
            {isUnused
              ? 'The code cannot be used any more. You can make another one at any time.'
              : `From this moment Trellis takes nothing from it and sends nothing back${registrationId === undefined ? '' : ', and nobody can sign in from this LMS'}. People, evidence and accounts that it brought stay on record. To use it again, connect it with a new code.`}
          </p>
        </Stack>
      </Dialog>
    </>
  );
}
