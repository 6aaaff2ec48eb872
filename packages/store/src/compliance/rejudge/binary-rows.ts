/** What a binary COPY begins with. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** The header and the first row are read away from each row as it comes. */
export const HEADER_BYTES = HEADER.length;

/** Rows in PostgreSQL's binary COPY format. */
export class BinaryRows {
  private buffer = Buffer.allocUnsafe(1 << 20);
  private end = HEADER.copy(this.buffer);
  rows = 0;

  /** @param fields - how many the row has */
  row(fields: number): void {
    if (this.end + fields * 12 + 2 > this.buffer.length) {
      const wider = Buffer.allocUnsafe(this.buffer.length * 2);
      this.buffer.copy(wider, 0, 0, this.end);
      this.buffer = wider;
    }
    this.end = this.buffer.writeInt16BE(fields, this.end);
    this.rows += 1;
  }

  none(): void {
    this.end = this.buffer.writeInt32BE(-1, this.end);
  }

  int2(value: number): void {
    this.end = this.buffer.writeInt16BE(value, this.buffer.writeInt32BE(2, this.end));
  }

  int4(value: number): void {
    this.end = this.buffer.writeInt32BE(value, this.buffer.writeInt32BE(4, this.end));
  }

  int8(high: number, low: number): void {
    this.end = this.buffer.writeInt32BE(low, this.buffer.writeInt32BE(high, this.buffer.writeInt32BE(8, this.end)));
  }

  get bytes(): number {
    return this.end;
  }

  /** What was written, ended as COPY wants it; the next row begins anew. */
  take(): Buffer {
    const content = Buffer.allocUnsafe(this.end + 2);
    this.buffer.copy(content, 0, 0, this.end);
    content.writeInt16BE(-1, this.end);
    this.end = HEADER.length;
    this.rows = 0;
    return content;
  }
}
