import { Button, ButtonRow } from '@trellis/ui/button';
import { FieldGroup } from '@trellis/ui/field';
import { Stack } from '@trellis/ui/layout';
import { many } from '@trellis/ui/plural-words';
import { TextField } from '@trellis/ui/text-field';
import { fieldIds } from './form-entry-faults.ts';
import { usersOfScale, withLabels, withScale, type FormEntry } from './form-entry.ts';

const MOST_RANKS = 10;
const MOST_SCALES = 10;

export interface ScaleFieldsProps {
  readonly entry: FormEntry;
  readonly change: (entry: FormEntry) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** The scales of a form, each with its words from the lowest upwards. */
export function ScaleFields({ entry, change, errorOf }: ScaleFieldsProps) {
  return (
    <Stack gap="wide">
      {entry.scales.map(({ id, labels }, at) => {
        const users = usersOfScale(entry, id);
        return (
          <FieldGroup
            key={id}
            label={`Scale ${at + 1}`}
            hint={`From the lowest upwards. ${users.length === 0 ? 'No question uses it.' : `${many(users.length, 'question')} ${users.length === 1 ? 'uses' : 'use'} it.`} With another number of ranks, later answers stand apart from earlier ones.`}
          >
            <Stack gap="tight">
              {labels.map((label, rank) => {
                const fieldId = fieldIds.scale(id, rank);
                return (
                  <TextField
                    key={rank}
                    id={fieldId}
                    label={`Rank ${rank + 1}`}
                    error={errorOf(fieldId)}
                    value={label}
                    maxLength={60}
                    onChange={(words) =>
                      change(
                        withLabels(
                          entry,
                          id,
                          labels.map((one, other) => (other === rank ? words : one)),
                        ),
                      )
                    }
                  />
                );
              })}
              <ButtonRow>
                {labels.length < MOST_RANKS ? (
                  <Button
                    small
                    about={`of scale ${at + 1}`}
                    onPress={() => change(withLabels(entry, id, [...labels, '']))}
                  >
                    Add a rank
                  </Button>
                ) : null}
                {labels.length > 2 ? (
                  <Button
                    small
                    about={`of scale ${at + 1}`}
                    onPress={() => change(withLabels(entry, id, labels.slice(0, -1)))}
                  >
                    Remove the highest rank
                  </Button>
                ) : null}
                {users.length === 0 && entry.scales.length > 1 ? (
                  <Button
                    small
                    about={`${at + 1}`}
                    onPress={() => change({ ...entry, scales: entry.scales.filter((scale) => scale.id !== id) })}
                  >
                    Remove the scale
                  </Button>
                ) : null}
              </ButtonRow>
            </Stack>
          </FieldGroup>
        );
      })}
      {entry.scales.length < MOST_SCALES ? (
        <ButtonRow>
          <Button small onPress={() => change(withScale(entry))}>
            Add a scale
          </Button>
        </ButtonRow>
      ) : null}
    </Stack>
  );
}
