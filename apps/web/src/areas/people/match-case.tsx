import type { CaseListed } from '@trellis/core/people';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { Form } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { personName } from '@trellis/ui/person-name';
import { RadioGroup } from '@trellis/ui/radio-group';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { candidateDetail, rowFacts, rowTitle } from './match-words.ts';

export interface MatchCaseProps {
  readonly open: CaseListed;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** What was decided, as a sentence. */
  readonly onDecided: (words: string) => void;
}

/** One row beside the people it may be, and the decision. */
export function MatchCase({ open, agencies, onDecided }: MatchCaseProps) {
  const api = useApi();
  const [chosen, choose] = useState('');
  const [isMissing, setMissing] = useState(false);
  const deciding = useAction();
  const title = rowTitle(open);

  function decide(): void {
    setMissing(chosen === '');
    if (chosen === '') return;
    deciding.run(async () => {
      const decision =
        chosen === 'new' || chosen === 'refused'
          ? ({ state: chosen } as const)
          : { state: 'same' as const, personId: chosen };
      await api.people.decideCase.mutate({ caseId: open.id, decision });
      const person = open.people.find((each) => each.id === chosen);
      onDecided(
        chosen === 'new'
          ? `${title} is somebody new, with a record of their own.`
          : chosen === 'refused'
            ? `The row of ${title} is left out.`
            : `The row of ${title} belongs to ${person?.givenName} ${person?.familyName}.`,
      );
    });
  }
  return (
    <Card title={title}>
      <Columns kind="two">
        <Stack>
          <p>
            <StateMark state="wait">{`Unsure, because ${open.reason}`}</StateMark>
          </p>
          <Facts
            items={[
              {
                term: 'Agency',
                detail: agencies.find((agency) => agency.id === open.agencyId)?.name ?? 'An agency of yours',
              },
              ...rowFacts(open),
            ]}
          />
        </Stack>
        <Form label={`Decide ${title}`} onSubmit={decide}>
          <FaultNote title="The decision was not saved" error={deciding.error} />
          <RadioGroup
            label="Who is it?"
            value={chosen}
            onChange={(value) => {
              choose(value);
              setMissing(false);
            }}
            error={isMissing ? 'Choose one' : undefined}
            choices={[
              ...open.people.map((person) => ({
                value: person.id,
                label: `The same person: ${personName(person)}`,
                detail: candidateDetail(person, agencies),
              })),
              ...(open.kind === 'people'
                ? [{ value: 'new', label: 'Somebody new', detail: 'They get a record of their own' }]
                : []),
              {
                value: 'refused',
                label: 'Leave the row out',
                detail:
                  open.kind === 'people'
                    ? 'Nothing is taken in'
                    : 'Nothing is taken in. Evidence needs somebody on record',
              },
            ]}
          />
          <Button type="submit" busy={deciding.isBusy ? 'Saving' : undefined} about={title}>
            Save the decision
          </Button>
        </Form>
      </Columns>
    </Card>
  );
}
