import { Cells } from '../../asking/row-cells.ts';
import { at, NONE, spanFields, SpanRows, WIDTH } from './span-rows.ts';

/** Takes spans out of rows of {@link spanFields} and `known_from` in PostgreSQL's binary form. */
export class SpanSink {
  private rows: SpanRows;
  private readonly cells: Cells;
  private readonly room: number;

  /**
   * @param header - how many bytes come before the first row
   * @param room - how many rows are expected at a time
   */
  constructor(header: number, room: number) {
    this.cells = new Cells(header);
    this.room = room;
    this.rows = new SpanRows(room);
  }

  row(bytes: Buffer, from: number): void {
    const { cells } = this;
    if (!cells.begin(bytes, from)) return;
    const row = this.rows.next();
    const { numbers } = this.rows;
    for (let field = 0; field < spanFields.length; field += 1) numbers[row + field] = cells.int() ?? NONE;
    const known = cells.halves();
    numbers[row + at.known] = known?.[0] ?? NONE;
    if (known !== null) numbers[row + at.known + 1] = known[1];
  }

  full(): SpanRows | undefined {
    return this.rows.count < this.room ? undefined : this.rest();
  }

  rest(): SpanRows {
    const { rows } = this;
    this.rows = new SpanRows(this.room);
    return rows;
  }
}

/** The spans of a partnership as they are stored, in the order of the people, read on as far as they are wanted. */
export class StoredSpans {
  private rows = new SpanRows();
  private place = 0;
  private readonly batches: AsyncIterator<SpanRows>;
  private isEnded = false;

  constructor(batches: AsyncIterable<SpanRows>) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** Reads on until all spans of this person and those before are there. */
  async readTo(person: number): Promise<void> {
    while (!this.isEnded && (this.lastPerson() ?? -1) <= person) {
      const batch = await this.batches.next();
      if (batch.done === true) this.isEnded = true;
      else this.append(batch.value);
    }
  }

  private lastPerson(): number | undefined {
    return this.place < this.rows.count ? this.rows.numbers[(this.rows.count - 1) * WIDTH + at.person] : undefined;
  }

  private append(batch: SpanRows): void {
    const left = this.rows.count - this.place;
    if (left === 0) {
      this.rows = batch;
    } else {
      const together = new SpanRows(left + batch.count);
      together.numbers.set(this.rows.numbers.subarray(this.place * WIDTH, this.rows.count * WIDTH));
      together.numbers.set(batch.numbers.subarray(0, batch.count * WIDTH), left * WIDTH);
      together.count = left + batch.count;
      this.rows = together;
    }
    this.place = 0;
  }

  /** The person whose spans come next, of those that were read. */
  get nextPerson(): number | undefined {
    return this.place < this.rows.count ? this.rows.numbers[this.place * WIDTH + at.person] : undefined;
  }

  /** The rows of the next person: numbers, and where they begin and end. */
  take(): { readonly numbers: Int32Array; readonly from: number; readonly to: number } {
    const { numbers } = this.rows;
    const from = this.place;
    const person = this.nextPerson;
    while (this.nextPerson === person) this.place += 1;
    return { numbers, from, to: this.place };
  }
}
