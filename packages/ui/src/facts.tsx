import type { ReactNode } from 'react';
import { className } from './class-name.tsx';

/** A term and what is known about it. */
export type Fact = { term: ReactNode; detail: ReactNode };

export type FactsProps = {
  items: readonly Fact[];
  /** Terms in a column of their own from 40rem, for a card as wide as the page. */
  wide?: boolean | undefined;
};

/** Terms and details, one pair a line. */
export function Facts({ items, wide }: FactsProps) {
  return (
    <dl className={className('facts', wide && 'facts--wide')}>
      {items.map(({ term, detail }, at) => (
        <div key={at}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
