import { useId, type ReactNode } from 'react';
import { className } from './class-name.tsx';
import { Figures, type Figure } from './figures.tsx';

export type AnswerProps = {
  /** A short line above: a greeting, or the name of the agency. */
  context?: ReactNode;
  /** The one sentence the page exists for. It is the only `h1`. */
  title: ReactNode;
  /** One line of detail; `<strong>` lights up a date or a count. */
  more?: ReactNode;
  /** One group of buttons. */
  actions?: ReactNode;
  /** At most four figures. */
  figures?: readonly Figure[] | undefined;
  /** A `Card` beside the sentence on a wide page and under it on a phone. */
  children?: ReactNode;
};

/** The dark panel that opens a page with its answer. */
export function Answer({ context, title, more, actions, figures, children }: AnswerProps) {
  const id = useId();
  return (
    <section className={className('answer', children !== undefined && 'answer--split')} aria-labelledby={id}>
      <svg className="answer__lattice" aria-hidden="true" focusable="false">
        <rect width="100%" height="100%" fill="url(#trellis-lattice)" mask="url(#trellis-fading)" />
      </svg>
      <div className="answer__main">
        {context ? <p className="answer__hello">{context}</p> : null}
        <h1 id={id} tabIndex={-1}>
          {title}
        </h1>
        {more ? <p className="answer__more">{more}</p> : null}
        {actions ? <div className="btns">{actions}</div> : null}
      </div>
      {figures ? <Figures items={figures} /> : null}
      {children}
    </section>
  );
}
