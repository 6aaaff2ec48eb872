import { useLoad, useSettled } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SearchField } from '@trellis/ui/search-field';
import type { Choice } from '@trellis/ui/select-field';
import { useState } from 'react';

export interface SearchOneProps {
  readonly id: string;
  readonly label: string;
  readonly search: string;
  readonly placeholder: string;
  /** What fits the words that were typed. */
  readonly find: (text: string) => Promise<readonly Choice[]>;
  readonly chosen: Choice | undefined;
  readonly onChange: (choice: Choice) => void;
  readonly none: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** One out of many that the service finds by a few words. What is chosen stays in view. */
export function SearchOne(props: SearchOneProps) {
  const { id, label, search, placeholder, find, chosen, onChange, none, hint, error } = props;
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const found = useLoad(() => find(text), [text], []);
  const others = (found.answer ?? []).filter(({ value }) => value !== chosen?.value);
  const choices = [...(chosen === undefined ? [] : [chosen]), ...others];
  return (
    <Stack>
      <SearchField label={search} placeholder={placeholder} value={typed} onChange={setTyped} />
      <FaultNote title="We could not search" error={found.error} />
      {found.answer === undefined && found.state === 'loading' ? (
        <ProgressBar label="What fits" words="Searching" />
      ) : null}
      {found.answer !== undefined && choices.length === 0 ? <p>{none}</p> : null}
      {choices.length === 0 ? null : (
        <RadioGroup
          id={id}
          label={label}
          hint={hint}
          error={error}
          choices={choices}
          value={chosen?.value ?? ''}
          onChange={(value) => {
            const choice = choices.find((each) => each.value === value);
            if (choice !== undefined) onChange(choice);
          }}
        />
      )}
    </Stack>
  );
}
