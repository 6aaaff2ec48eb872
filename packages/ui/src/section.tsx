import { useId, type ReactNode } from 'react';

export type SectionProps = {
  title: ReactNode;
  /** Small words at the end of the heading line, such as "As at 21 November 2026". */
  aside?: ReactNode;
  level?: 2 | 3 | undefined;
  /** An element id, for links to this part. */
  id?: string | undefined;
  children: ReactNode;
};

/** A named part of a page: a heading with room for a note, then whatever it is about. */
export function Section({ title, aside, level = 2, id, children }: SectionProps) {
  const heading = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="section" id={id} aria-labelledby={heading}>
      <div className="section__head">
        <Heading id={heading}>{title}</Heading>
        {aside ? <p>{aside}</p> : null}
      </div>
      {children}
    </section>
  );
}
