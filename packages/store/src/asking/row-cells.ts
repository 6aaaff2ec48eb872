/** What a binary COPY begins with; it comes in one piece with the first row. */
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** How many bytes come before the first row of the answer to a query, which is no COPY. */
export const NO_COPY = 0;

/** The whole number of four bytes. */
export function int4(bytes: Buffer, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

/** Reads rows in PostgreSQL's binary form cell by cell, in the order of their columns. */
export class Cells {
  /** The next byte. */
  at = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private header: number;

  /** @param header - how many bytes come before the first row: those of {@link COPY_HEADER}, or {@link NO_COPY} */
  constructor(header: number) {
    this.header = header;
  }

  /** @returns whether this is a row, and not what ends them */
  begin(bytes: Buffer, from: number): boolean {
    this.bytes = bytes;
    this.at = from + this.header;
    this.header = 0;
    const fields = bytes.readInt16BE(this.at);
    this.at += 2;
    return fields >= 0;
  }

  private length(): number {
    this.at += 4;
    return int4(this.bytes, this.at - 4);
  }

  /** An `int` or a `smallint`. */
  int(): number | null {
    const length = this.length();
    if (length < 0) return null;
    const { bytes, at } = this;
    this.at += length;
    return length === 2 ? bytes.readInt16BE(at) : int4(bytes, at);
  }

  /** A `bigint`, as its high and low half. */
  halves(): readonly [high: number, low: number] | null {
    if (this.length() < 0) return null;
    this.at += 8;
    return [int4(this.bytes, this.at - 8), int4(this.bytes, this.at - 4)];
  }

  float(): number | null {
    if (this.length() < 0) return null;
    this.at += 8;
    return this.bytes.readDoubleBE(this.at - 8);
  }

  text(): string | null {
    const length = this.length();
    if (length < 0) return null;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}
