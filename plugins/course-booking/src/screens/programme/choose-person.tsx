import type { PersonListed } from '@trellis/core/people';
import { useApi, usePaged, useSettled, type ErrorWords } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Pager } from '@trellis/ui/pager';
import { personName } from '@trellis/ui/person-name';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { SearchField } from '@trellis/ui/search-field';
import { useState } from 'react';

export interface ChoosePersonProps {
  readonly title: string;
  /** What is looked for and what follows from choosing somebody. */
  readonly advice: string;
  /** What the button of each person says: "Take into the pool". */
  readonly choose: string;
  /** Only people of this agency. */
  readonly agencyId?: string | undefined;
  readonly agencyName: (id: string) => string;
  readonly error?: ErrorWords | undefined;
  readonly onClose: () => void;
  readonly onChosen: (person: PersonListed) => void;
}

/** A sheet that finds one person by name or staff number. */
export function ChoosePerson(props: ChoosePersonProps) {
  const { title, advice, choose, agencyId, agencyName, error, onClose, onChosen } = props;
  const api = useApi();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const people = usePaged<PersonListed>(
    (page) =>
      api.people.search.query({
        ...page,
        ...(agencyId === undefined ? {} : { agencyId }),
        ...(text === '' ? {} : { text }),
      }),
    [agencyId ?? ''],
    { by: [text], size: 10 },
  );
  return (
    <Dialog open onClose={onClose} title={title}>
      <Stack gap="wide">
        <p>{advice}</p>
        <FaultNote title="That could not be done" error={error} />
        <SearchField label="Search people" placeholder="Name or staff number" value={typed} onChange={setTyped} />
        <FaultNote title="We could not search" error={people.error} />
        {people.rows === undefined ? (
          people.error === undefined ? (
            <ProgressBar label="People" words="Searching" />
          ) : null
        ) : people.rows.length === 0 ? (
          <p>Nobody fits. Whoever is not on record yet comes in by a file of people, or through the LMS.</p>
        ) : (
          <Rows label="People found">
            {people.rows.map((person) => {
              const name = personName(person);
              return (
                <Row
                  key={person.personId}
                  title={name}
                  detail={person.posts
                    .map((post) => [post.jobTitle, agencyName(post.agencyId)].filter(Boolean).join(', '))
                    .join('; ')}
                  text={person.staffNumbers.map((held) => `Staff number ${held.staffNumber}`).join(', ')}
                  end={
                    <Button small about={name} onPress={() => onChosen(person)}>
                      {choose}
                    </Button>
                  }
                />
              );
            })}
          </Rows>
        )}
        {people.pager === undefined ? null : <Pager label="Pages of people" {...people.pager} />}
      </Stack>
    </Dialog>
  );
}
