import { useState } from 'react';
import { CheckboxGroup } from './checkbox-group.tsx';
import type { FieldProps } from './field.tsx';
import { count } from './long-date.tsx';
import { SearchField } from './search-field.tsx';
import type { Choice } from './select-field.tsx';

export type SearchChoicesProps = FieldProps & {
  /** All that can be chosen. */
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What is looked for: "Look for a course". */
  search: string;
  /** What a chosen value says under it that is no choice any more: "Not installed". */
  gone: string;
};

/** So many are shown besides those that are ticked; the others are found by typing. */
const SHOWN = 12;

/** Any number out of hundreds: those ticked are always in view, the others are found by a word of what they say. */
export function SearchChoices({ choices, value, onChange, search, gone, ...field }: SearchChoicesProps) {
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const ticked = value.map(
    (one) => choices.find((choice) => choice.value === one) ?? { value: one, label: one, detail: gone },
  );
  const others = choices.filter(
    (choice) =>
      !value.includes(choice.value) &&
      words.every((word) => `${choice.label} ${choice.detail ?? ''} ${choice.value}`.toLowerCase().includes(word)),
  );
  const hidden = Math.max(0, others.length - SHOWN);
  return (
    <>
      {choices.length > SHOWN ? (
        <SearchField label={search} value={typed} onChange={setTyped} placeholder="A word of its title" />
      ) : null}
      <CheckboxGroup {...field} choices={[...ticked, ...others.slice(0, SHOWN)]} value={value} onChange={onChange} />
      {hidden === 0 ? null : (
        <p className="muted small">
          {count(hidden)} more {hidden === 1 ? 'fits' : 'fit'}. Type another word to see {hidden === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
  );
}
