import type { SetInForce } from '@trellis/core/standards';
import { Card } from '@trellis/ui/card';
import { ChoiceLine } from '@trellis/ui/choice-line';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { TextField } from '@trellis/ui/text-field';
import { MET_CHOICES } from '../met-words.ts';
import { standardKey } from '../standard-key.ts';
import { checkField, type ChecklistAnswer, type ChecklistEntry } from './checklist-entry.ts';

export interface ChecklistFieldsProps {
  readonly sets: readonly SetInForce[];
  readonly entry: ChecklistEntry;
  readonly onChange: (entry: ChecklistEntry) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
  /** What the field for evidence asks for. */
  readonly evidenceHint: string;
}

/** Each standard of some sets with how far it is met and what shows it. */
export function ChecklistFields({ sets, entry, onChange, errorOf, evidenceHint }: ChecklistFieldsProps) {
  const put = (key: string, part: Partial<ChecklistAnswer>): void =>
    onChange({ ...entry, [key]: { evidence: '', ...entry[key], ...part } });
  return (
    <>
      {sets.map((set) => (
        <Section key={set.id} title={set.title} aside={set.where}>
          <Card>
            <Stack gap="loose">
              {set.standards.map(({ id, text, where }) => {
                const key = standardKey(set.id, id);
                const fields = checkField(set.id, id);
                const answer = entry[key];
                return (
                  <Stack key={id}>
                    <ChoiceLine
                      id={fields.state}
                      label={text}
                      hint={where === set.where ? undefined : where}
                      choices={MET_CHOICES}
                      value={answer?.state}
                      onChange={(state) => put(key, { state: state as NonNullable<ChecklistAnswer['state']> })}
                      error={errorOf(fields.state)}
                    />
                    {answer?.state === undefined ? null : (
                      <TextField
                        id={fields.evidence}
                        label={
                          <>
                            {answer.state === 'not' ? 'What is missing?' : 'What shows it?'}
                            <span className="vh"> {text}</span>
                          </>
                        }
                        hint={answer.state === 'not' ? undefined : evidenceHint}
                        optional={answer.state === 'not'}
                        lines={2}
                        value={answer.evidence}
                        onChange={(evidence) => put(key, { evidence })}
                        error={errorOf(fields.evidence)}
                        maxLength={1000}
                      />
                    )}
                  </Stack>
                );
              })}
            </Stack>
          </Card>
        </Section>
      ))}
    </>
  );
}
