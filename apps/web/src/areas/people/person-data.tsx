import type { Person } from '@trellis/core/people';
import { useAction, useApi, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { personName } from '@trellis/ui/person-name';
import { saveAs } from '@trellis/ui/save-as';
import { useState } from 'react';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAdministers } from '../../use-administers.ts';

/** What erasing somebody leads to. */
const CONSEQUENCES = [
  'Names, addresses, staff numbers and whatever was written about them go, from the audit too. Nobody can bring them back.',
  'Posts, dates and counts stay without a name, so that figures and signed reports do not change.',
  'Their accounts and roles are let go, and they are signed out.',
  'Places that they hold are not given up: cancel those first.',
  'If a file names them again, they come back as somebody new. Tell their agencies before.',
];

export interface PersonDataProps {
  readonly person: Person;
  readonly onErased: () => void;
}

/** Answers somebody who asks what is held about them, or to be erased: for administrators. */
export function PersonData({ person, onErased }: PersonDataProps) {
  const api = useApi();
  const session = useSession();
  const isAdministrator = useAdministers();
  const [isErasing, setErasing] = useState(false);
  const exporting = useAction();
  const saved = useDoneNote('Saved');
  if (!isAdministrator) return null;
  const isErased = person.erasedAt !== undefined;
  const name = personName(person);
  return (
    <Card title="What is held about them">
      <Stack>
        {saved.note}
        <p>
          <Link kind="text" href={`/audit?person=${person.id}`}>
            Who changed something about them
          </Link>
        </p>
        {isErased ? null : (
          <>
            <p className="small">
              Anybody may ask for a copy, or to be erased. That you made a copy is kept in the audit.
            </p>
            <FaultNote title="We could not make the file" error={exporting.error} />
            <Button
              wide
              icon="down"
              busy={exporting.isBusy ? 'Making the file' : undefined}
              onPress={() =>
                exporting.run(async () => {
                  const held = await api.audit.subjectExport.mutate({ personId: person.id });
                  saveAs(
                    new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }),
                    'what-trellis-holds.json',
                  );
                  saved.say('The file is among your downloads.');
                })
              }
            >
              Download everything held
            </Button>
          </>
        )}
        {isErased || person.id === session.personId ? null : (
          <Button wide onPress={() => setErasing(true)}>
            Erase this person
          </Button>
        )}
      </Stack>
      {isErasing ? (
        <ReasonSheet
          title={`Erase ${name}?`}
          consequences={CONSEQUENCES}
          button="Erase for good"
          onClose={() => setErasing(false)}
          onGiven={async (why) => {
            await api.audit.erasePerson.mutate({ personId: person.id, why });
            setErasing(false);
            onErased();
          }}
        />
      ) : null}
    </Card>
  );
}
