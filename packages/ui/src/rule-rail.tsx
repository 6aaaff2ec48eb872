import type { ReactNode } from 'react';
import { longDate } from './long-date.tsx';
import { percent, percentAt, type TimeWindow } from './time-window.tsx';
import { stretch } from './span-rail.tsx';

/** A rule and the time it is in force. Half-open; null never ends. */
export type RuleSpan = { readonly words: string; readonly fromOn: string; readonly untilOn: string | null };

export type RuleRailProps = {
  rules: readonly RuleSpan[];
  window: TimeWindow;
  title?: ReactNode;
  /** At the end of the title line, in words. */
  note?: ReactNode;
};

/** Which rule was in force when. The newest is solid, those before it are pale. Goes inside a `RailList`. */
export function RuleRail({ rules, window, title = 'Rule in force', note }: RuleRailProps) {
  const sentence = rules.map(({ words, fromOn }) => `${words} from ${longDate(fromOn)}`).join(', ');
  return (
    <li>
      <div className="rails__t">
        <strong>{title}</strong>
        {note ? <span className="muted">{note}</span> : null}
      </div>
      <svg className="chart" height="30" role="img" aria-label={`${sentence}.`}>
        {rules.map((rule, index) => {
          const at = stretch(rule, window);
          if (!at) return null;
          const newest = index === rules.length - 1;
          return (
            <g key={rule.fromOn}>
              <rect
                className={newest ? 'sp-rule' : 'sp-rule-before'}
                x={percent(at.x)}
                y="3"
                width={percent(at.width)}
                height="24"
                rx="4"
              />
              {at.width > 18 ? (
                <text
                  className={newest ? 't-on-rule' : undefined}
                  x={percent(at.x + at.width / 2)}
                  y="20"
                  textAnchor="middle"
                >
                  {rule.words}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </li>
  );
}

/** Something that happened, or is booked, on one day. */
export type RailPoint = { readonly on: string; readonly words: string; readonly planned?: boolean | undefined };

export type EvidenceRailProps = {
  points: readonly RailPoint[];
  window: TimeWindow;
  title?: ReactNode;
  note?: ReactNode;
};

/** What was done when: a full dot happened, a dashed one is booked. Goes inside a `RailList`. */
export function EvidenceRail({ points, window, title = 'Evidence', note }: EvidenceRailProps) {
  const sentence = points.map(({ words, on }) => `${words} on ${longDate(on)}`).join(', ');
  const shown = points.filter(({ on }) => on >= window.fromOn && on < window.untilOn);
  return (
    <li>
      <div className="rails__t">
        <strong>{title}</strong>
        {note ? <span className="muted">{note}</span> : null}
      </div>
      <svg className="chart" height="24" role="img" aria-label={sentence ? `${sentence}.` : 'No evidence.'}>
        <line className="ax" x1="0" x2="100%" y1="12" y2="12" />
        {shown.map(({ on, planned }) => (
          <circle
            key={on}
            className={planned ? 'sp-point-planned' : 'sp-point'}
            cx={percent(percentAt(window, on))}
            cy="12"
            r={planned ? 7 : 8}
          />
        ))}
      </svg>
    </li>
  );
}
