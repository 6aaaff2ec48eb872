import type { Estimate } from '@trellis/core/evaluation';
import { gainWords } from './summary-words.ts';

/** The ranks that the drawing spans; whatever is beyond stands at its edge. */
const LOW = -1;
const HIGH = 2;

/** A mean change with its interval beside a line at nought. The words say all that the drawing does. */
export function GainMark({ gain }: { readonly gain: Estimate | 'withheld' | null }) {
  if (gain === null) return <span className="muted">Nothing rated twice</span>;
  if (gain === 'withheld') return <span className="muted">{gainWords(gain)}</span>;
  const { mean, low, high } = gain;
  const nought = placeOf(0);
  return (
    <span className="gain">
      <span className="num">{gainWords(gain)}</span>
      <svg className="chart" height="14" aria-hidden="true" focusable="false">
        <line className="ax" x1={nought} x2={nought} y1="0" y2="14" />
        {low === undefined || high === undefined ? null : (
          <g className="before-after__interval">
            <line x1={placeOf(low)} x2={placeOf(high)} y1="7" y2="7" />
          </g>
        )}
        <svg x={placeOf(mean)} y="7" overflow="visible">
          <circle className="before-after__after" r="5" />
        </svg>
      </svg>
    </span>
  );
}

function placeOf(ranks: number): string {
  return `${4 + ((Math.min(HIGH, Math.max(LOW, ranks)) - LOW) / (HIGH - LOW)) * 92}%`;
}
