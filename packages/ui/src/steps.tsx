import type { ReactNode } from 'react';
import { className } from './class-name.tsx';

/** One step on the way to something. */
export type Step = {
  title: ReactNode;
  /** Small words under the title. */
  text?: ReactNode;
  state?: 'done' | 'here' | 'next' | undefined;
  /** An element id, for links to this step. */
  id?: string | undefined;
  /** What is done in this step: a note, buttons, a form. */
  more?: ReactNode;
};

export type StepsProps = {
  items: readonly Step[];
  /** `prose` runs the text on after the title, for an explanation in steps. */
  kind?: 'list' | 'prose' | undefined;
};

const spoken = { done: 'Done: ', here: 'Now: ', next: '' } as const;

/** Numbered steps, one under the other; those behind you are ticked. */
export function Steps({ items, kind = 'list' }: StepsProps) {
  return (
    <ol className="steps">
      {items.map(({ title, text, state = 'next', id, more }, at) => (
        <li
          key={at}
          id={id}
          className={className(state === 'done' && 'is-done', state === 'here' && 'is-here')}
          aria-current={kind === 'list' && state === 'here' ? 'step' : undefined}
        >
          {kind === 'list' ? <span className="vh">{spoken[state]}</span> : null}
          <strong>{title}</strong>
          {text ? kind === 'prose' ? <> {text}</> : <p className="steps__text">{text}</p> : null}
          {more ? <div className="steps__more">{more}</div> : null}
        </li>
      ))}
    </ol>
  );
}
