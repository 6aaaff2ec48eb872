import { COPY_HEADER } from '../../asking/row-cells.ts';

/** The most that a field takes: its length, and a `bigint`. */
const FIELD_BYTES = 12;

/** Rows in PostgreSQL's binary COPY format. */
export class BinaryRows {
  private buffer = Buffer.allocUnsafeSlow(1 << 20);
  /** Many times as quick as the buffer's own ways to write a number. */
  private view = viewOf(this.buffer);
  private end = COPY_HEADER.copy(this.buffer);
  rows = 0;

  /** @param fields - how many the row has */
  row(fields: number): void {
    if (this.end + fields * FIELD_BYTES + 2 > this.buffer.length) {
      const wider = Buffer.allocUnsafeSlow(this.buffer.length * 2);
      this.buffer.copy(wider, 0, 0, this.end);
      this.buffer = wider;
      this.view = viewOf(wider);
    }
    this.view.setInt16(this.end, fields);
    this.end += 2;
    this.rows += 1;
  }

  private length(bytes: number): void {
    this.view.setInt32(this.end, bytes);
    this.end += 4;
  }

  none(): void {
    this.length(-1);
  }

  int2(value: number): void {
    this.length(2);
    this.view.setInt16(this.end, value);
    this.end += 2;
  }

  int4(value: number): void {
    this.length(4);
    this.view.setInt32(this.end, value);
    this.end += 4;
  }

  int8(high: number, low: number): void {
    this.length(8);
    this.view.setInt32(this.end, high);
    this.view.setInt32(this.end + 4, low);
    this.end += 8;
  }

  get bytes(): number {
    return this.end;
  }

  /** What was written, without an end: more is to follow it. */
  takePart(): Buffer {
    const content = Buffer.from(this.buffer.subarray(0, this.end));
    this.end = 0;
    this.rows = 0;
    return content;
  }

  /** What was written, ended as COPY wants it; the next row begins anew. */
  take(): Buffer {
    this.row(-1);
    const content = this.takePart();
    this.end = COPY_HEADER.copy(this.buffer);
    return content;
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
