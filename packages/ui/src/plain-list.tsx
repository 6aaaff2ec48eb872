import type { ReactNode } from 'react';
import { className } from './class-name.tsx';

export type PlainListProps = {
  items: readonly ReactNode[];
  /** With numbers, where people speak of "the third". */
  numbered?: boolean | undefined;
  small?: boolean | undefined;
};

/** Short sentences one under the other, with dots or numbers. */
export function PlainList({ items, numbered, small }: PlainListProps) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={className('plain-list', small && 'small')}>
      {items.map((item, at) => (
        <li key={at}>{item}</li>
      ))}
    </List>
  );
}
