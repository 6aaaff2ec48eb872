import type { ReactNode } from 'react';
import { className } from './class-name.tsx';
import { stateClass, type Sign } from './state-mark.tsx';

export type NoteProps = {
  title?: ReactNode;
  /** Colours the edge; the words must say it without. */
  state?: Sign | undefined;
  /** `status` is read out politely when it appears; `alert` at once, for what stops somebody. */
  live?: 'status' | 'alert' | undefined;
  children?: ReactNode;
};

/** A few words set apart from the text around them. */
export function Note({ title, state, live, children }: NoteProps) {
  return (
    <div className={className('note', state && stateClass(state))} role={live}>
      {title ? <strong>{title}</strong> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
