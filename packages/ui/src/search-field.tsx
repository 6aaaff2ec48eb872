import type { FormEvent, ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';

export type SearchFieldProps = Omit<FieldProps, 'error' | 'optional'> & {
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
  /** What can be looked for: "Staff number, job title or team". Put it in the hint as well if it matters. */
  placeholder?: string | undefined;
};

/** Words to look for. The browser offers to empty it. */
export function SearchField({ label, hint, id, onChange, ...input }: SearchFieldProps) {
  return (
    <Field label={label} hint={hint} id={id}>
      {(control) => (
        <input
          {...control}
          {...input}
          className="input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          onChange={onChange && ((event) => onChange(event.target.value))}
        />
      )}
    </Field>
  );
}

export type FilterBarProps = {
  /** What is filtered, for those who hear the page: "Overdue requirements". */
  label: string;
  /** Called on Enter. Nothing is sent to the server by the browser itself. */
  onSubmit?: (() => void) | undefined;
  /** Search field, select fields, and at the end the download button. */
  children: ReactNode;
};

/** The search and the filters above a table, in one line where there is room. */
export function FilterBar({ label, onSubmit, children }: FilterBarProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit?.();
  }
  return (
    <search aria-label={label}>
      <form className="tools" onSubmit={submit}>
        {children}
      </form>
    </search>
  );
}
