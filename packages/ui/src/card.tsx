import { useId, type ReactNode } from 'react';
import { className } from './class-name.tsx';

export type CardProps = {
  /** The heading. With one, the card is a named part of the page. */
  title?: ReactNode;
  level?: 2 | 3 | undefined;
  /** No padding, for lists that paint their own rows. */
  flush?: boolean | undefined;
  /** An element id, for links to this card. */
  id?: string | undefined;
  children: ReactNode;
};

/** White ground for things that belong together. */
export function Card({ title, level = 2, flush, id, children }: CardProps) {
  const heading = useId();
  const look = className('card', flush && 'card--flush');
  if (title === undefined)
    return (
      <div className={look} id={id}>
        {children}
      </div>
    );
  const Heading = `h${level}` as const;
  return (
    <section className={look} id={id} aria-labelledby={heading}>
      <Heading id={heading}>{title}</Heading>
      {children}
    </section>
  );
}
