import { percent, percentAt, ticksOf, type TimeWindow } from './time-window.tsx';

export type TimeAxisProps = {
  window: TimeWindow;
  /** The day with the line through the rails. */
  todayOn: string;
  /** The word under that line. */
  todayWords?: string | undefined;
};

const anchorAt = (at: number): 'start' | 'middle' | 'end' => (at < 5 ? 'start' : at > 95 ? 'end' : 'middle');

/** Years, or quarters, and today under a list of rails. Hidden from those who hear the page: each rail says its days. */
export function TimeAxis({ window, todayOn, todayWords = 'Today' }: TimeAxisProps) {
  const today = percentAt(window, todayOn);
  return (
    <svg className="chart" height="44" aria-hidden="true" focusable="false">
      {ticksOf(window).map(({ on, label }) => {
        const at = percentAt(window, on);
        return (
          <g key={on}>
            <line className="ax" x1={percent(at)} x2={percent(at)} y1="0" y2="6" />
            <text x={percent(at)} y="20" textAnchor={anchorAt(at)}>
              {label}
            </text>
          </g>
        );
      })}
      {todayOn >= window.fromOn && todayOn < window.untilOn ? (
        <text className="t-strong" x={percent(today)} y="40" textAnchor={anchorAt(today)}>
          {todayWords}
        </text>
      ) : null}
    </svg>
  );
}
