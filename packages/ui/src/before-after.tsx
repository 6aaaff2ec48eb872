import type { ReactNode } from 'react';
import { percent } from './time-window.tsx';

/** A mean on a scale with the ends of its interval, all in ranks; one person's rating has no interval. */
export type Placed = { mean: number; low?: number | undefined; high?: number | undefined };

/** One objective or question: where it was before, after and later. */
export type BeforeAfterRow = {
  key: string;
  title: ReactNode;
  before?: Placed | undefined;
  after?: Placed | undefined;
  later?: Placed | undefined;
  /** All that the picture shows, in one sentence. */
  sentence: string;
  /** Small words at the end of the title's line, such as how many pairs. */
  note?: ReactNode;
};

export type BeforeAfterProps = {
  /** What is compared, for those who hear the page. */
  label: string;
  /** The words of the scale, from the lowest upwards. */
  labels: readonly string[];
  rows: readonly BeforeAfterRow[];
  /** What the third sign stands for: "Three months later". */
  laterWords?: string | undefined;
};

/** Where the lowest and the highest rank stand, in per cent of the width. */
const fromX = 3;
const toX = 97;

/** The lanes of before, after and later, and the height of a row with two and with three of them. */
const lanes = { before: 12, after: 28, later: 44 } as const;
const heightOf = (hasLater: boolean): number => (hasLater ? 56 : 40);

type Moment = keyof typeof lanes;

/** Where a value of the scale stands, in per cent of the width; values beyond its ends stand at the ends. */
export function placeOnScale(value: number, ranks: number): number {
  const share = ranks > 1 ? (value - 1) / (ranks - 1) : 0;
  return fromX + Math.min(1, Math.max(0, share)) * (toX - fromX);
}

/**
 * Ratings before, after and later on the scale they were given on, one row for each objective: an open ring, a full disc and a diamond,
 * each with its interval as a line. Told apart by shape, lane and words, not by colour.
 */
export function BeforeAfter({ label, labels, rows, laterWords = 'Later' }: BeforeAfterProps) {
  const hasLater = rows.some((row) => row.later !== undefined);
  const hasIntervals = rows.some((row) => [row.before, row.after, row.later].some((one) => one?.low !== undefined));
  return (
    <div className="before-after">
      <ul className="key" aria-label="Key">
        <KeyItem moment="before">Before</KeyItem>
        <KeyItem moment="after">After</KeyItem>
        {hasLater ? <KeyItem moment="later">{laterWords}</KeyItem> : null}
        {hasIntervals ? (
          <li>
            <svg className="chart" aria-hidden="true" focusable="false">
              <Interval y={7} from={8} to={92} />
            </svg>
            Where the mean may well be (95%)
          </li>
        ) : null}
      </ul>
      <ul className="bars" aria-label={label}>
        {rows.map((row) => (
          <li key={row.key}>
            <div className="bars__t">
              <h3>{row.title}</h3>
              {row.note ? <span>{row.note}</span> : null}
            </div>
            <Drawn row={row} ranks={labels.length} hasLater={hasLater} />
          </li>
        ))}
      </ul>
      <p className="small muted">{labels.map((words, at) => `${at + 1} ${words}`).join(' · ')}</p>
    </div>
  );
}

function Drawn({ row, ranks, hasLater }: { row: BeforeAfterRow; ranks: number; hasLater: boolean }) {
  const height = heightOf(hasLater);
  const shown = (Object.keys(lanes) as Moment[]).flatMap((moment) => {
    const placed = row[moment];
    return placed === undefined ? [] : [{ moment, placed }];
  });
  return (
    <svg className="chart" height={height + 20} role="img" aria-label={row.sentence}>
      {Array.from({ length: ranks }, (_, at) => {
        const x = percent(placeOnScale(at + 1, ranks));
        return (
          <g key={at}>
            <line className="before-after__rank" x1={x} x2={x} y1="0" y2={height} />
            <text x={x} y={height + 15} textAnchor="middle">
              {at + 1}
            </text>
          </g>
        );
      })}
      {shown.slice(1).map(({ moment, placed }, at) => {
        const from = shown[at]!;
        return (
          <line
            key={moment}
            className="before-after__way"
            x1={percent(placeOnScale(from.placed.mean, ranks))}
            y1={lanes[from.moment]}
            x2={percent(placeOnScale(placed.mean, ranks))}
            y2={lanes[moment]}
          />
        );
      })}
      {shown.map(({ moment, placed: { mean, low, high } }) => (
        <g key={moment}>
          {low === undefined || high === undefined ? null : (
            <Interval y={lanes[moment]} from={placeOnScale(low, ranks)} to={placeOnScale(high, ranks)} />
          )}
          <svg x={percent(placeOnScale(mean, ranks))} y={lanes[moment]} overflow="visible">
            <Sign moment={moment} />
          </svg>
        </g>
      ))}
    </svg>
  );
}

function Interval({ y, from, to }: { y: number; from: number; to: number }) {
  return (
    <g className="before-after__interval">
      <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
      <line x1={percent(from)} x2={percent(from)} y1={y - 4} y2={y + 4} />
      <line x1={percent(to)} x2={percent(to)} y1={y - 4} y2={y + 4} />
    </g>
  );
}

function Sign({ moment }: { moment: Moment }) {
  if (moment === 'before') return <circle className="before-after__before" r="6" />;
  if (moment === 'after') return <circle className="before-after__after" r="6.5" />;
  return <path className="before-after__later" d="M0-7.5 7.5 0 0 7.5-7.5 0z" />;
}

function KeyItem({ moment, children }: { moment: Moment; children: ReactNode }) {
  return (
    <li>
      <svg className="chart" aria-hidden="true" focusable="false">
        <svg x="50%" y="7" overflow="visible">
          <Sign moment={moment} />
        </svg>
      </svg>
      {children}
    </li>
  );
}
