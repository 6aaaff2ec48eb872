import type { UnsurePersonShown } from '@trellis/core/lms';
import { useAction, useApi, useSession } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { FindPerson } from '../access/find-person.tsx';
import { candidateReasons, saidFacts, unsureName, waitsLine } from './match-lms-words.ts';

export interface MatchLmsPersonProps {
  readonly row: UnsurePersonShown;
  readonly lmsName: string;
  /** What was decided, as a sentence. */
  readonly onDecided: (words: string) => void;
}

/** Somebody an LMS told of beside the people she may be, and the decision. */
export function MatchLmsPerson({ row, lmsName, onDecided }: MatchLmsPersonProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const isAdministrator = useSession().grants.some((grant) => grant.role === 'administrator');
  const [chosen, choose] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isLooking, look] = useState(false);
  const deciding = useAction();
  const { unsure, candidates, facts } = row;
  const title = unsureName(unsure);

  function save(personId: string | undefined, name: string): void {
    deciding.run(async () => {
      await api.lms.decidePerson.mutate({
        id: unsure.id,
        decision: personId === undefined ? { state: 'refused' } : { state: 'same', personId },
      });
      onDecided(
        personId === undefined
          ? `${title} of the LMS is left out, and is not asked about again.`
          : `${title} of the LMS is ${name}.${facts === 0 ? '' : ' What they completed there counts within a minute.'}`,
      );
    });
  }
  function decide(): void {
    setMissing(chosen === '');
    if (chosen === '') return;
    const candidate = candidates.find(({ personId }) => personId === chosen);
    save(candidate?.personId, `${candidate?.givenName} ${candidate?.familyName}`);
  }
  return (
    <Card title={title}>
      <Columns kind="two">
        <Stack>
          <p>
            <StateMark state="wait">Not known for certain</StateMark>
          </p>
          <p>{waitsLine({ ...row, lmsName }, timeZone)}</p>
          <Facts items={[...saidFacts(unsure.said), { term: 'Number in the LMS', detail: unsure.subject }]} />
        </Stack>
        <Form label={`Decide ${title}`} onSubmit={decide}>
          {isLooking ? null : <FaultNote title="The decision was not saved" error={deciding.error} />}
          <RadioGroup
            label="Who is it?"
            hint={candidates.length === 0 ? 'Nobody on record is like them.' : undefined}
            value={chosen}
            onChange={(value) => {
              choose(value);
              setMissing(false);
            }}
            error={isMissing ? 'Choose one' : undefined}
            choices={[
              ...candidates.map((candidate) => ({
                value: candidate.personId,
                label: `It is ${candidate.givenName} ${candidate.familyName}`,
                detail: candidateReasons(candidate, isAdministrator),
                disabled: candidate.hasWiderRole && !isAdministrator,
              })),
              {
                value: 'refused',
                label: 'Nobody of ours: leave them out',
                detail: 'What the LMS tells of them counts for nobody, and they are not asked about again',
              },
            ]}
          />
          <ButtonRow>
            <Button type="submit" busy={deciding.isBusy ? 'Saving' : undefined} about={title}>
              Save the decision
            </Button>
            <Button about={title} onPress={() => look(true)}>
              Look for their record
            </Button>
          </ButtonRow>
        </Form>
      </Columns>
      {isLooking ? (
        <FindPerson
          name={title}
          advice={`The LMS says: ${[unsure.said.workEmail, unsure.said.staffNumber].filter(Boolean).join(', ') || 'no e-mail and no staff number'}.`}
          text={unsure.said.staffNumber ?? unsure.said.familyName ?? ''}
          error={deciding.error}
          onClose={() => look(false)}
          onFound={save}
        />
      ) : null}
    </Card>
  );
}
