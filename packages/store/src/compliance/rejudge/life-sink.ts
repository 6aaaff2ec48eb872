import type { LifeRecord } from '@trellis/core/compliance';
import { LivesOfRows } from '../records.ts';
import type { Sink } from './copy.ts';

/** How many lives are judged at a time. */
const BATCH = 1000;

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Lives out of the text of a COPY. */
export class LifeSink implements Sink<readonly LifeRecord[]> {
  private readonly lives = new LivesOfRows();

  row(bytes: Buffer): void {
    const cells = bytes.toString('utf8', 0, bytes.length - 1).split('\t');
    this.lives.add({
      person_key: Number(cells[0]),
      part: Number(cells[1]),
      key: Number(cells[2]),
      id: textOf(cells[3]!),
      from_day: numberOf(cells[4]!),
      to_day: numberOf(cells[5]!),
      list: textOf(cells[6]!),
      more: textOf(cells[7]!),
      name: textOf(cells[8]!),
      place: textOf(cells[9]!),
      sort: textOf(cells[10]!),
      agency_key: numberOf(cells[11]!),
      hours: numberOf(cells[12]!),
      participatory_hours: numberOf(cells[13]!),
    });
  }

  full(): readonly LifeRecord[] | undefined {
    return this.lives.whole.length < BATCH ? undefined : this.lives.take();
  }

  rest(): readonly LifeRecord[] {
    this.lives.end();
    return this.lives.take();
  }
}

function numberOf(cell: string): number | null {
  return cell === '\\N' ? null : Number(cell);
}

function textOf(cell: string): string | null {
  if (!cell.includes('\\')) return cell;
  return cell === '\\N' ? null : cell.replaceAll(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter);
}
