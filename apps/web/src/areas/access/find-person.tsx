import { useApi, usePaged, useSettled, type ErrorWords } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { Stack } from '@trellis/ui/layout';
import { Pager } from '@trellis/ui/pager';
import { personName } from '@trellis/ui/person-name';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { SearchField } from '@trellis/ui/search-field';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';

export interface FindPersonProps {
  /** Whose record is looked for, by the name that was given. */
  readonly name: string;
  /** What is known, and what to beware of. */
  readonly advice: string;
  /** What is looked for at first. */
  readonly text: string;
  /** Where it is looked for; absent: in every agency of the reader. */
  readonly agencyId?: string | undefined;
  readonly error: ErrorWords | undefined;
  readonly onClose: () => void;
  readonly onFound: (personId: string, name: string) => void;
}

/** A sheet that finds the record of somebody whom we do not know for certain. */
export function FindPerson({ name: given, advice, text: first, agencyId, error, onClose, onFound }: FindPersonProps) {
  const api = useApi();
  const [typed, setTyped] = useState(first);
  const text = useSettled(typed.trim());
  const people = usePaged(
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
    <Dialog open onClose={onClose} title={`Whose record is it? ${given}`}>
      <Stack gap="wide">
        <p>{advice} Two people may share a name, so make sure before you join them.</p>
        <FaultNote title="Your answer was not saved" error={error} />
        <SearchField
          label={agencyId === undefined ? 'Search your agencies' : 'Search the agency'}
          value={typed}
          onChange={setTyped}
        />
        <FaultNote title="We could not search" error={people.error} />
        {people.rows === undefined ? (
          people.error === undefined ? (
            <ProgressBar label="People" words="Searching" />
          ) : null
        ) : people.rows.length === 0 ? (
          <p>Nobody fits. If they should be on record, import them first, then answer.</p>
        ) : (
          <Rows label="People found">
            {people.rows.map((row) => {
              const name = personName(row);
              return (
                <Row
                  key={row.personId}
                  title={name}
                  detail={row.posts.map((post) => [post.jobTitle, post.team].filter(Boolean).join(', ')).join('; ')}
                  text={row.staffNumbers.map((held) => `Staff number ${held.staffNumber}`).join(', ')}
                  end={
                    <Button small about={`It is ${name}`} onPress={() => onFound(row.personId, name)}>
                      This is them
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
