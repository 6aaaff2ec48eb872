import type { ReactNode } from 'react';
import { longDay } from './sitting.tsx';
import { percent } from './time-window.tsx';

/** What a day of a count is: counted, a day that was not, a weekend, or a bank holiday that was left out. */
export type DayKind = 'counted' | 'other' | 'weekend' | 'holiday';

/** One day of the line. */
export type LineDay = { readonly on: string; readonly kind: DayKind };

/** Something that happened, or falls, on a day. */
export type LineMark = { readonly on: string; readonly text: ReactNode };

export type DayLineProps = {
  /** Every day from the first to the last, in order. */
  days: readonly LineDay[];
  /** In order of date. Each has its number on the line and its words under it. */
  marks: readonly LineMark[];
  /** The whole drawing as a sentence. */
  label: string;
};

const keyWords: Readonly<Record<DayKind, string>> = {
  counted: 'Counted',
  other: 'Not counted',
  weekend: 'Weekend',
  holiday: 'Bank holiday, left out',
};

/** Discs nearer to each other than this, in per cent, stand one above the other. */
const apart = 9;
const discPx = 24;
const barPx = 26;

/** In which row above the line each disc stands, so that none hides another. */
export function rowsOf(places: readonly number[]): readonly number[] {
  const last: number[] = [];
  return places.map((place) => {
    const free = last.findIndex((before) => place - before >= apart);
    const row = free === -1 ? last.length : free;
    last[row] = place;
    return row;
  });
}

/** Days one by one, which of them were counted, and what fell on which: how a term was reckoned. */
export function DayLine({ days, marks, label }: DayLineProps) {
  const step = 100 / Math.max(1, days.length);
  const places = marks.map(({ on }) => {
    const at = days.findIndex((day) => day.on >= on);
    return (at === -1 ? days.length - 1 : at) * step + step / 2;
  });
  const rows = rowsOf(places);
  const top = (Math.max(0, ...rows) + 1) * discPx;
  const kinds = (Object.keys(keyWords) as DayKind[]).filter((kind) => days.some((day) => day.kind === kind));
  return (
    <>
      <svg className="chart" height={top + barPx} role="img" aria-label={label}>
        {days.map((day, at) => (
          <rect
            key={day.on}
            className={`day-line__${day.kind}`}
            x={percent(at * step + step * 0.06)}
            y={top + 4}
            width={percent(step * 0.88)}
            height={barPx - 8}
            rx="2"
          />
        ))}
        {marks.map((mark, at) => {
          const x = percent(places[at]!);
          const y = top - rows[at]! * discPx - discPx / 2;
          return (
            <g key={at}>
              <line className="day-line__stem" x1={x} x2={x} y1={y} y2={top + barPx - 2} />
              <circle className="day-line__disc" cx={x} cy={y} r="10" />
              <text className="day-line__number" x={x} y={y + 4.5} textAnchor="middle">
                {at + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <ol className="day-line__marks">
        {marks.map((mark, at) => (
          <li key={at}>
            <strong>{longDay(mark.on)}</strong>
            <span>{mark.text}</span>
          </li>
        ))}
      </ol>
      <ul className="key" aria-label="Key">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg className="chart" aria-hidden="true" focusable="false">
              <rect className={`day-line__${kind}`} x="1" y="1" width="24" height="12" rx="2" />
            </svg>
            {keyWords[kind]}
          </li>
        ))}
      </ul>
    </>
  );
}
