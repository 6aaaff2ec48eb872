import { Stack } from '@trellis/ui/layout';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { ObservationShown } from '../answers.ts';
import type { AgreedEntry } from './observation-entry.ts';

/** What the list says for somebody who did not lead the session. */
const OTHER = 'other';

/** Who sees to an agreed action: one of the trainers, who then finds it among her own, or somebody else by name or role. */
export function AgreedOwner({
  id,
  trainers,
  action,
  onChange,
  error,
}: {
  readonly id: string;
  readonly trainers: ObservationShown['trainers'];
  readonly action: AgreedEntry;
  readonly onChange: (action: AgreedEntry) => void;
  readonly error: string | undefined;
}) {
  const { ownerId, ownerName, ...rest } = action;
  const [isOther, setOther] = useState(ownerId === undefined && ownerName !== '');
  const isTyped = isOther || trainers.length === 0;
  return (
    <Stack>
      {trainers.length === 0 ? null : (
        <SelectField
          id={isTyped ? `${id}-which` : id}
          label="Who sees to it?"
          first="Choose somebody"
          choices={[
            ...trainers.map((trainer) => ({ value: trainer.id, label: trainer.name })),
            { value: OTHER, label: 'Somebody else' },
          ]}
          value={isOther ? OTHER : (ownerId ?? '')}
          onChange={(value) => {
            const trainer = trainers.find((each) => each.id === value);
            setOther(value === OTHER);
            onChange(
              trainer === undefined
                ? { ...rest, ownerName: '' }
                : { ...rest, ownerId: trainer.id, ownerName: trainer.name },
            );
          }}
          error={isTyped ? undefined : error}
        />
      )}
      {isTyped ? (
        <TextField
          id={id}
          label={trainers.length === 0 ? 'Who sees to it?' : 'Who is it?'}
          hint="A name, or a role."
          value={ownerName}
          onChange={(name) => onChange({ ...rest, ownerName: name })}
          error={error}
          maxLength={120}
        />
      ) : null}
    </Stack>
  );
}
