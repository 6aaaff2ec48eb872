import type { FormEvent, ReactNode } from 'react';

export type FormProps = {
  /** What the form is for, where no heading says so. */
  label?: string | undefined;
  /** Called with the named fields. Nothing is sent by the browser itself. */
  onSubmit: (fields: FormData) => void;
  children: ReactNode;
};

/** A form whose faults are said in words by an `ErrorSummary` and by its fields, not by bubbles of the browser. */
export function Form({ label, onSubmit, children }: FormProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  }
  return (
    <form className="stack stack--wide" aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}
