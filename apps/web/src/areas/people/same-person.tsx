import type { Person } from '@trellis/core/people';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { personName } from '@trellis/ui/person-name';
import { Row, Rows } from '@trellis/ui/rows';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { FindPerson } from '../access/find-person.tsx';
import { mergeLine, mergeTitle } from './merge-words.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAdministers } from '../../use-administers.ts';

interface Other {
  readonly personId: string;
  readonly name: string;
}

/** Says that another record is the same person, and takes that back: for administrators. */
export function SamePerson({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const isAdministrator = useAdministers();
  const merges = useLoad(
    async () => (isAdministrator ? (await api.people.merges.query({ personId: person.id, limit: 20 })).rows : []),
    [person.id, isAdministrator],
  );
  const [isFinding, setFinding] = useState(false);
  const [other, setOther] = useState<Other>();
  const [undoing, setUndoing] = useState<string>();
  if (!isAdministrator) return null;
  const known = merges.answer ?? [];
  const name = personName(person);
  return (
    <Card title="Other records of this person">
      <Stack>
        <FaultNote title="We could not look for merges" error={merges.error} />
        {person.mergedInto === undefined ? null : (
          <p>
            This record was merged into <Link href={`/people/${person.mergedInto}`}>another one</Link>, which has its
            posts and learning now.
          </p>
        )}
        {known.length === 0 ? <p>None that we know of.</p> : null}
        {known.length === 0 ? null : (
          <Rows label="Merges">
            {known.map((merge) => (
              <Row
                key={merge.id}
                title={mergeTitle(merge, person.id)}
                href={`/people/${merge.keptId === person.id ? merge.mergedId : merge.keptId}`}
                detail={merge.why}
                text={mergeLine(merge, new Date().toISOString(), timeZone)}
                end={
                  merge.undoneAt === undefined ? (
                    <Button small onPress={() => setUndoing(merge.id)}>
                      Undo
                    </Button>
                  ) : undefined
                }
              />
            ))}
          </Rows>
        )}
        {person.mergedInto === undefined ? (
          <Button onPress={() => setFinding(true)}>Merge another record into this</Button>
        ) : null}
      </Stack>
      {isFinding ? (
        <FindPerson
          name={name}
          advice="Find the record that should go into this one."
          text={person.familyName}
          error={undefined}
          onClose={() => setFinding(false)}
          onFound={(personId, found) => {
            setFinding(false);
            setOther({ personId, name: found });
          }}
        />
      ) : null}
      {other === undefined ? null : (
        <ReasonSheet
          title={`Merge ${other.name} into ${name}`}
          consequences={[
            'Posts, learning, accounts and bookings of the other record go over to this one, and both are judged anew. It can be undone for 30 days.',
          ]}
          button="Merge the records"
          onClose={() => setOther(undefined)}
          onGiven={async (why) => {
            await api.people.merge.mutate({ keptId: person.id, mergedId: other.personId as Person['id'], why });
            setOther(undefined);
            merges.again();
            onChanged();
          }}
        />
      )}
      {undoing === undefined ? null : (
        <ReasonSheet
          title="Undo the merge"
          consequences={[
            'What went over goes back to its own record, as far as it is still here. What came since stays.',
          ]}
          button="Undo it"
          onClose={() => setUndoing(undefined)}
          onGiven={async (why) => {
            await api.people.unmerge.mutate({ id: undoing, why });
            setUndoing(undefined);
            merges.again();
            onChanged();
          }}
        />
      )}
    </Card>
  );
}
