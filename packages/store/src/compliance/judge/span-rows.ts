/** What a span row holds, in the order in which it is stored; dates are days since 2000-01-01, which is PostgreSQL's own count. */
export const spanFields = [
  'person_key',
  'post_key',
  'requirement_key',
  'view',
  'from_on',
  'agency_key',
  'basis_key',
  'evidence_key',
  'to_on',
  'due_on',
  'held_on',
  'state',
] as const;

/** Place of each field in a row of {@link SpanRows}. */
export const at = {
  person: 0,
  post: 1,
  requirement: 2,
  view: 3,
  from: 4,
  agency: 5,
  basis: 6,
  evidence: 7,
  to: 8,
  due: 9,
  held: 10,
  state: 11,
  /** Two places: high and low half of microseconds since 2000-01-01, or {@link NONE}. */
  known: 12,
} as const;

/** How many numbers a row is. */
export const WIDTH = 14;

/** Stands for null. */
export const NONE = -0x80000000;

/** Many spans as numbers, one after the other: objects of millions of them would take longer to make than to judge. */
export class SpanRows {
  numbers: Int32Array;
  count = 0;

  constructor(room = 1024) {
    // Growing is doubling.
    this.numbers = new Int32Array(Math.max(1, room) * WIDTH);
  }

  /** Makes room for one more row. @returns where it begins */
  next(): number {
    const start = this.count * WIDTH;
    if (start === this.numbers.length) {
      const wider = new Int32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.count += 1;
    return start;
  }

  clear(): void {
    this.count = 0;
  }
}

/** Where rows begin, in the order of what names a span: post, requirement, view and first day. The rows are of one person. */
export class Order {
  starts = new Int32Array(256);
  count = 0;

  /** Rows come nearly in this order, and few at a time, so each is put in its place among those before it. */
  of({ numbers }: SpanRows, from: number, to: number): this {
    this.count = to - from;
    if (this.count > this.starts.length) this.starts = new Int32Array(this.count * 2);
    const { starts } = this;
    for (let index = 0; index < this.count; index += 1) {
      const row = (from + index) * WIDTH;
      let place = index;
      while (place > 0 && compareNames(numbers, starts[place - 1]!, numbers, row) > 0) {
        starts[place] = starts[place - 1]!;
        place -= 1;
      }
      starts[place] = row;
    }
    return this;
  }
}

/** Which of two rows of one person comes first; 0: they are about the same span. */
export function compareNames(ones: Int32Array, one: number, others: Int32Array, other: number): number {
  for (let place = at.post; place <= at.from; place += 1) {
    const difference = ones[one + place]! - others[other + place]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether two rows about the same span say the same of it. */
export function saysTheSame(ones: Int32Array, one: number, others: Int32Array, other: number): boolean {
  for (let place = at.agency; place <= at.state; place += 1)
    if (ones[one + place] !== others[other + place]) return false;
  return true;
}
