import type { ReadingsBlock } from '@trellis/core/reporting';
import { readingDrawing, readingsKey } from '../../charts/index.ts';
import { CellShown, type RowsOf } from './cell-shown.tsx';
import { DrawingKey, DrawingShown } from './drawing-shown.tsx';

/** The same people read in several ways, one bar under the other, with the key of their fills. */
export function ReadingsShown({ readings, rowsOf }: { readonly readings: ReadingsBlock; readonly rowsOf: RowsOf }) {
  return (
    <figure>
      <figcaption className="measure">{readings.sentence}</figcaption>
      <ul className="bars" aria-label={readings.caption}>
        {readings.bars.map((bar) => (
          <li key={bar.title}>
            <div className="bars__t">
              <h3>{bar.title}</h3>
              <p className="bars__share">
                <strong className="num">
                  <CellShown cell={bar.share} about={bar.title} rowsOf={rowsOf} />
                </strong>
                {bar.share.kind === 'share' ? ' up to date' : null}
              </p>
            </div>
            {bar.states.length === 0 ? null : <DrawingShown drawing={readingDrawing(bar)} />}
            <p className="small muted">{bar.detail}</p>
          </li>
        ))}
      </ul>
      <DrawingKey items={readingsKey(readings)} />
    </figure>
  );
}
