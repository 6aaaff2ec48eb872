import type { ReactNode } from 'react';
import { className } from './class-name.tsx';
import { stateClass, StateShape, type Sign } from './state-mark.tsx';

/** A line with a shape before it. The words alone must say it all. */
export type TickItem = { sign: Sign; text: ReactNode };

/** Short lines, each with a shape: what something meets, costs or needs. */
export function Ticks({ items, small }: { items: readonly TickItem[]; small?: boolean | undefined }) {
  return (
    <ul className={className('ticks', small && 'small')}>
      {items.map(({ sign, text }, at) => (
        <li key={at} className={stateClass(sign)}>
          <StateShape sign={sign} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
