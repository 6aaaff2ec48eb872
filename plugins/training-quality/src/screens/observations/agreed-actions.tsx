import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { DateField } from '@trellis/ui/date-field';
import { FieldGroup } from '@trellis/ui/field';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { TextField } from '@trellis/ui/text-field';
import type { ObservationShown } from '../answers.ts';
import { AgreedOwner } from './agreed-owner.tsx';
import { actionFields, NO_ACTION, type AgreedEntry, type ObservationEntry } from './observation-entry.ts';

export interface AgreedActionsProps {
  readonly of: Pick<ObservationShown, 'sets' | 'trainers'>;
  readonly entry: Pick<ObservationEntry, 'actions'>;
  readonly onChange: (actions: readonly AgreedEntry[]) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** What observer and trainers agree on after the session: what, who, by when. */
export function AgreedActions({ of, entry: { actions }, onChange, errorOf }: AgreedActionsProps) {
  const change = (at: number, part: Partial<AgreedEntry>): void =>
    onChange(actions.map((action, place) => (place === at ? { ...action, ...part } : action)));
  const textOf = ({ standard }: AgreedEntry): string | undefined =>
    of.sets.find(({ id }) => id === standard?.setId)?.standards.find(({ id }) => id === standard?.standardId)?.text;
  return (
    <Section title="Agreed actions" aside="Talk about them with the trainers first">
      <Card>
        <Stack gap="loose">
          {actions.length === 0 ? <p>None yet. One that is done is better than five that are not.</p> : null}
          {actions.map((action, at) => {
            const fields = actionFields(at);
            return (
              <FieldGroup key={at} id={`action-${at}`} label={`Action ${at + 1}`} hint={textOf(action)}>
                <Stack gap="wide">
                  <TextField
                    id={fields.text}
                    label="What was agreed?"
                    lines={2}
                    value={action.text}
                    onChange={(text) => change(at, { text })}
                    error={errorOf(fields.text)}
                    maxLength={500}
                  />
                  <AgreedOwner
                    id={fields.owner}
                    trainers={of.trainers}
                    action={action}
                    onChange={(owner) => onChange(actions.map((each, place) => (place === at ? owner : each)))}
                    error={errorOf(fields.owner)}
                  />
                  <DateField
                    id={fields.due}
                    label="By when?"
                    value={action.dueOn}
                    onChange={(dueOn) => change(at, { dueOn })}
                    error={errorOf(fields.due)}
                  />
                  <ButtonRow>
                    <Button
                      small
                      about={`action ${at + 1}`}
                      onPress={() => onChange(actions.filter((_, place) => place !== at))}
                    >
                      Remove
                    </Button>
                  </ButtonRow>
                </Stack>
              </FieldGroup>
            );
          })}
          <ButtonRow>
            <Button onPress={() => onChange([...actions, NO_ACTION])}>
              {actions.length === 0 ? 'Add an action' : 'Add another action'}
            </Button>
          </ButtonRow>
        </Stack>
      </Card>
    </Section>
  );
}
