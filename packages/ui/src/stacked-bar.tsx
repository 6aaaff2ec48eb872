import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { count } from './long-date.tsx';
import { stateClass, StateShape, states, stateWords, type State } from './state-mark.tsx';
import { percent } from './time-window.tsx';

/** How many posts are in a state, and where their rows are. */
export type StateCount = {
  state: State;
  /** Null when withheld, because it is small enough to point at people. */
  count: number | null;
  /** The rows it counts. */
  href?: string | undefined;
};

/** Left to right: done first, not known last, so that the ground that is covered reads as one stretch. */
const order: readonly State[] = ['current', 'upcoming', 'exempt', 'due-soon', 'overdue', 'unknown'];

/** One piece of a bar, in per cent of its width. */
export type Piece = { readonly state: State; readonly x: number; readonly width: number };

/**
 * The pieces of a bar from left to right, with a quarter of a per cent between them.
 *
 * @param counts - withheld and empty ones get no piece
 * @source house
 */
export function piecesOf(counts: readonly StateCount[]): Piece[] {
  const shown = order.flatMap((state) => counts.filter((one) => one.state === state && (one.count ?? 0) > 0));
  const total = shown.reduce((sum, one) => sum + (one.count ?? 0), 0);
  const gap = 0.25;
  let x = 0;
  return shown.map((one) => {
    const share = ((one.count ?? 0) / total) * 100;
    const piece = { state: one.state, x, width: Math.max(share - gap, Math.min(share, 0.3)) };
    x += share;
    return piece;
  });
}

const lower = (state: State): string => stateWords[state].toLowerCase();

/** The whole bar as words: "245 overdue, 206 due soon, of 3,100". */
export function barSentence(counts: readonly StateCount[], total: number): string {
  const parts = states
    .flatMap((state) => counts.filter((one) => one.state === state && one.count !== 0))
    .map((one) => `${one.count === null ? 'withheld' : count(one.count)} ${lower(one.state)}`);
  return `${parts.join(', ')}${parts.length > 0 ? ', ' : ''}of ${count(total)}`;
}

export type StackedBarProps = {
  title: string;
  /** At the end of the title line: the interval, how many posts. */
  note?: ReactNode;
  counts: readonly StateCount[];
  /** All posts, whatever their state. */
  total: number;
  level?: 3 | 4 | undefined;
};

/** One requirement as a bar of states, with each count in words and linked to its rows. Goes inside a `BarList`. */
export function StackedBar({ title, note, counts, total, level = 3 }: StackedBarProps) {
  const Heading = `h${level}` as const;
  const shown = states.flatMap((state) => counts.filter((one) => one.state === state && one.count !== 0));
  return (
    <li>
      <div className="bars__t">
        <Heading>{title}</Heading>
        {note ? <span>{note}</span> : null}
      </div>
      <svg className="chart" height="24" role="img" aria-label={barSentence(counts, total)}>
        {piecesOf(counts).map(({ state, x, width }) => (
          <rect key={state} className={`sp-${state}`} x={percent(x)} y=".5" width={percent(width)} height="23" rx="2" />
        ))}
      </svg>
      <ul className="bars__n">
        {shown.map((one) => {
          const words = (
            <>
              <StateShape sign={one.state} />
              <span>
                <b>{one.count === null ? 'Withheld' : count(one.count)}</b> {lower(one.state)}
                <span className="vh">, {title}</span>
              </span>
            </>
          );
          return (
            <li key={one.state} className={stateClass(one.state)}>
              {one.href ? (
                <Link kind="text" href={one.href}>
                  {words}
                </Link>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** Bars under one another. Put a `Key` below it, and the same figures as a table in a `Disclosure`. */
export function BarList({ children }: { children: ReactNode }) {
  return <ul className="bars">{children}</ul>;
}
