import type { ReactNode } from 'react';
import { className } from './class-name.tsx';

export type StackProps = {
  /** Space between the parts: 8, 16, 24 or 32 px. */
  gap?: 'tight' | 'normal' | 'wide' | 'loose' | undefined;
  children: ReactNode;
};

/** Parts under one another with even space between them. */
export function Stack({ gap = 'normal', children }: StackProps) {
  return <div className={className('stack', gap !== 'normal' && `stack--${gap}`)}>{children}</div>;
}

export type ColumnsProps = {
  /** `aside`: the second child is the narrow side column. Otherwise even columns. One column on a phone. */
  kind?: 'aside' | 'two' | 'three' | undefined;
  /** Space above, as before a section. Leave it out when the columns open the page. */
  spaced?: boolean | undefined;
  /** The side column stays in view while the other is read: for an answer to what is typed there. */
  follows?: boolean | undefined;
  children: ReactNode;
};

/** Columns from 56rem; below that, the children under one another in reading order. */
export function Columns({ kind = 'aside', spaced, follows, children }: ColumnsProps) {
  const shape = { aside: 'grid--aside', two: 'grid--2', three: 'grid--3' }[kind];
  return <div className={className('grid', shape, spaced && 'section', follows && 'grid--follows')}>{children}</div>;
}
