import { TextButton } from '@trellis/ui/button';
import { FieldGroup } from '@trellis/ui/field';
import { Stack } from '@trellis/ui/layout';
import { SelectField } from '@trellis/ui/select-field';
import { useState, type ReactNode } from 'react';
import { optionsOf, useDraft } from './draft-context.tsx';
import { fieldIdOf, valueAt } from './draft-tree.ts';

export interface DraftByReadingProps {
  /** The place of the value in the draft. */
  readonly at: string;
  readonly label: string;
  /** The fields for one value, at the place where it stands. */
  readonly children: (at: string, label: string) => ReactNode;
}

/** A value of a draft that may hang on an open point: then it has one value for each way to read that point. */
export function DraftByReading({ at, label, children }: DraftByReadingProps) {
  const { policy, set } = useDraft();
  const value = valueAt(policy, at);
  const options = optionsOf(policy);
  const hangsOn = valueAt(value, 'option');
  const option = options.find(({ id }) => id === hangsOn);
  if (typeof hangsOn !== 'string')
    return (
      <Stack gap="tight">
        {children(at, label)}
        {options.length === 0 ? null : <HangOn at={at} label={label} />}
      </Stack>
    );
  const letters = Object.keys(option?.readings ?? (valueAt(value, 'readings') as object | undefined) ?? {});
  return (
    <FieldGroup label={label} hint={`Hangs on an open point: ${option?.point ?? 'one that is not in this list'}`}>
      <Stack>
        {letters.map((letter) => (
          <div key={letter}>
            {children(`${at}.readings.${letter}`, `${label}, if read: ${option?.readings[letter] ?? letter}`)}
          </div>
        ))}
        <TextButton
          about={label}
          onPress={() => set(at, valueAt(value, `readings.${option?.default ?? letters[0] ?? ''}`))}
        >
          Use one value for all readings
        </TextButton>
      </Stack>
    </FieldGroup>
  );
}

function HangOn({ at, label }: { readonly at: string; readonly label: string }) {
  const { policy, set } = useDraft();
  const [isOpen, setOpen] = useState(false);
  const options = optionsOf(policy);
  if (!isOpen)
    return (
      <TextButton about={`: ${label}`} onPress={() => setOpen(true)}>
        Let it hang on an open point
      </TextButton>
    );
  return (
    <SelectField
      id={`${fieldIdOf(at)}-option`}
      label={`${label} hangs on`}
      first="Choose an open point"
      choices={options.map(({ id, point }) => ({ value: id, label: point }))}
      value=""
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (option === undefined) return;
        const value = valueAt(policy, at);
        set(at, {
          option: id,
          readings: Object.fromEntries(Object.keys(option.readings).map((letter) => [letter, value])),
        });
        setOpen(false);
      }}
    />
  );
}
