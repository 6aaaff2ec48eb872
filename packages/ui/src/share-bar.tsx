import { percent } from './time-window.tsx';

export type ShareBarProps = {
  /** How many of `whole`. */
  part: number;
  whole: number;
};

/**
 * So many of so many in percent, rounded down: "100%" means every one.
 *
 * @param part - how many
 * @param whole - of how many, above 0
 * @source house
 */
export function wholePercent(part: number, whole: number): number {
  return Math.floor((part * 100) / whole);
}

/** A share as a number with a bar beside it, for a cell of a table. The number says all that the bar does. */
export function ShareBar({ part, whole }: ShareBarProps) {
  return (
    <span className="share">
      <span className="num">{`${wholePercent(part, whole)}%`}</span>
      <svg className="chart" height="10" aria-hidden="true" focusable="false">
        <rect className="sp-ground" width="100%" height="10" rx="3" />
        <rect className="sp-share" width={percent((part / whole) * 100)} height="10" rx="3" />
      </svg>
    </span>
  );
}
