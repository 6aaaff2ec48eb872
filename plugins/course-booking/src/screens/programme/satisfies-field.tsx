import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { SearchField } from '@trellis/ui/search-field';
import type { FieldProps } from '@trellis/ui/field';
import { count } from '@trellis/ui/long-date';
import { useState } from 'react';
import type { SatisfiableKnown } from './use-satisfiable.ts';

export type SatisfiesFieldProps = FieldProps & {
  readonly known: SatisfiableKnown;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** So many are shown besides those that are ticked; the others are found by typing. */
const SHOWN = 12;

/** What something satisfies, out of hundreds: those ticked are always in view, the others are found by a word of their title. */
export function SatisfiesField({ known, value, onChange, ...field }: SatisfiesFieldProps) {
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const ticked = value.map(
    (id) => known.all.find((each) => each.id === id) ?? { id, title: id, what: 'Not installed' },
  );
  const others = known.all.filter(
    ({ id, title, what }) =>
      !value.includes(id) && words.every((word) => `${title} ${what} ${id}`.toLowerCase().includes(word)),
  );
  const hidden = Math.max(0, others.length - SHOWN);
  return (
    <>
      <SearchField
        label="Look for a requirement, a level or a competency"
        value={typed}
        onChange={setTyped}
        placeholder="A word of its title"
      />
      <CheckboxGroup
        {...field}
        choices={[...ticked, ...others.slice(0, SHOWN)].map(({ id, title, what }) => ({
          value: id,
          label: title,
          detail: what,
        }))}
        value={value}
        onChange={onChange}
      />
      {hidden === 0 ? null : (
        <p className="muted small">
          {count(hidden)} more {hidden === 1 ? 'fits' : 'fit'}. Type another word to see {hidden === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
  );
}
