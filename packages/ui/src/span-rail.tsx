import type { ReactNode } from 'react';
import { longDate } from './long-date.tsx';
import { stateWords, type State } from './state-mark.tsx';
import { percent, percentAt, type TimeWindow } from './time-window.tsx';

/** What a stretch of a rail means: a state, `late` (overdue if nothing is done) or `then` (up to date if you act). */
export type SpanKind = State | 'late' | 'then';

/** One stretch of time in one state. Half-open: `untilOn` is the first day after it, and null never ends. */
export type RailSpan = { readonly kind: SpanKind; readonly fromOn: string; readonly untilOn: string | null };

export type SpanRailProps = {
  spans: readonly RailSpan[];
  window: TimeWindow;
  /** Today, or the day that is looked at. */
  todayOn: string;
  /** What is judged. */
  title: ReactNode;
  /** At the end of the title line: usually a small `StateMark`. */
  mark?: ReactNode;
  /** The whole rail as a sentence. Made from the spans when left out. */
  label?: string | undefined;
};

const says = (kind: SpanKind): string =>
  kind === 'late' ? 'Overdue' : kind === 'then' ? 'Up to date' : stateWords[kind];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * The whole rail as one sentence, for those who hear the page: "Up to date from 1 October 2024, due soon from 3 July 2026."
 *
 * @returns one clause a span, in order; neighbours in the same state are said once
 */
export function railSentence(spans: readonly RailSpan[]): string {
  if (spans.length === 0) return 'Nothing is known about this time.';
  const said = spans.filter((span, at) => spans[at - 1]?.kind !== span.kind || spans[at - 1]?.untilOn !== span.fromOn);
  const clauses = said.map((span) => {
    const words = `${says(span.kind)} from ${longDate(span.fromOn)}`;
    if (span.kind === 'late') return `${words} if nothing is done`;
    if (span.kind === 'then') return `${words}${span.untilOn ? ` until ${longDate(span.untilOn)}` : ''} if you act`;
    return words;
  });
  const last = said.at(-1)!;
  const end = spans.at(-1)!.untilOn;
  const until = end && last.kind !== 'then' && last.kind !== 'late' ? ` until ${longDate(end)}` : '';
  return `${clauses.map((clause, at) => (at === 0 ? clause : lowerFirst(clause))).join(', ')}${until}.`;
}

/** Where a span begins and how wide it is, in per cent of the window; null when it lies outside. */
export function stretch(
  span: Pick<RailSpan, 'fromOn' | 'untilOn'>,
  window: TimeWindow,
): { x: number; width: number } | null {
  const x = percentAt(window, span.fromOn);
  const width = (span.untilOn === null ? 100 : percentAt(window, span.untilOn)) - x;
  return width > 0 ? { x, width } : null;
}

/** The line of today, with a gap so that it stands out on every fill. */
export function TodayLine({ window, todayOn, height }: { window: TimeWindow; todayOn: string; height: number }) {
  if (todayOn < window.fromOn || todayOn >= window.untilOn) return null;
  const x = percent(percentAt(window, todayOn));
  return (
    <>
      <line className="now-gap" x1={x} x2={x} y1="2" y2={height - 2} />
      <line className="now" x1={x} x2={x} y1="0" y2={height} />
    </>
  );
}

const height = 28;

/** A judgement as a bar over time, told apart by pattern as well as colour. Goes inside a `RailList`. */
export function SpanRail({ spans, window, todayOn, title, mark, label }: SpanRailProps) {
  return (
    <li>
      <div className="rails__t">
        <strong>{title}</strong>
        {mark}
      </div>
      <svg className="chart" height={height} role="img" aria-label={label ?? railSentence(spans)}>
        <rect className="sp-ground" y="4" width="100%" height={height - 8} rx="4" />
        {spans.map((span) => {
          const at = stretch(span, window);
          return at ? (
            <rect
              key={`${span.fromOn} ${span.kind}`}
              className={`sp-${span.kind}`}
              x={percent(at.x)}
              y="4.5"
              width={percent(at.width)}
              height={height - 9}
              rx="3"
            />
          ) : null;
        })}
        <TodayLine window={window} todayOn={todayOn} height={height} />
      </svg>
    </li>
  );
}

/** Rails under one another. Put a `TimeAxis` and a `Key` below it. */
export function RailList({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className="rails" aria-label={label}>
      {children}
    </ul>
  );
}
