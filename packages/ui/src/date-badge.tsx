import type { ReactNode } from 'react';
import { datePartsOf, longDate, shortMonth } from './long-date.tsx';

/** A calendar date as a small leaf: month, day, year. */
export function DateBadge({ on }: { on: string }) {
  const parts = datePartsOf(on);
  return (
    <div className="date">
      <span className="vh">{longDate(on)}</span>
      <span aria-hidden="true">{shortMonth(on)}</span>
      <b aria-hidden="true">{parts?.day}</b>
      <span aria-hidden="true">{parts?.year}</span>
    </div>
  );
}

export type WithDateProps = {
  on: string;
  title: ReactNode;
  /** Under the title: the weekday, times and place. */
  text?: ReactNode;
  level?: 2 | 3 | 4 | undefined;
  children?: ReactNode;
};

/** A date with a heading and words beside it: a course, a deadline. */
export function WithDate({ on, title, text, level = 2, children }: WithDateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="with-date">
      <DateBadge on={on} />
      <div>
        <Heading className="with-date__title">{title}</Heading>
        {text ? <p className="muted small">{text}</p> : null}
        {children}
      </div>
    </div>
  );
}
