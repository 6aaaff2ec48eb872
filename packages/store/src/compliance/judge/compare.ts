import { at, compareNames, Order, saysTheSame, WIDTH, type SpanRows } from './span-rows.ts';
import type { StoredSpans } from './stored-spans.ts';

/** What is done with each span that is judged or stored: numbers of rows, and where the row begins. */
export interface Visitor {
  /** Judged as it is stored. */
  same(numbers: Int32Array, row: number, stored: Int32Array, storedRow: number): void;
  /** Judged, and not stored so. */
  fresh(numbers: Int32Array, row: number): void;
  /** Stored, and not judged so. */
  gone(stored: Int32Array, storedRow: number): void;
}

/**
 * Lays what was judged beside what is stored, person by person.
 *
 * @param judged - rows in the order of the people
 * @param upTo - the last person who was judged; of whoever comes before without being judged everything stored is gone
 */
export async function compare(judged: SpanRows, stored: StoredSpans, upTo: number, visitor: Visitor): Promise<void> {
  await stored.readTo(upTo);
  const { numbers } = judged;
  let place = 0;
  for (;;) {
    const mine = place < judged.count ? numbers[place * WIDTH + at.person]! : Infinity;
    const theirs = stored.nextPerson ?? Infinity;
    const person = Math.min(mine, theirs);
    if (person > upTo || person === Infinity) return;
    let end = place;
    while (mine === person && end < judged.count && numbers[end * WIDTH + at.person] === person) end += 1;
    const before = theirs === person ? stored.take() : undefined;
    comparePerson(numbers, order.of(judged, place, end), before, visitor);
    place = end;
  }
}

/** Used again for one person after the other. */
const order = new Order();

function comparePerson(
  numbers: Int32Array,
  { starts, count }: Order,
  before: ReturnType<StoredSpans['take']> | undefined,
  visitor: Visitor,
): void {
  let next = 0;
  for (let row = (before?.from ?? 0) * WIDTH; row < (before?.to ?? 0) * WIDTH; row += WIDTH) {
    const stored = before!.numbers;
    let difference = 1;
    for (; next < count; next += 1) {
      difference = compareNames(numbers, starts[next]!, stored, row);
      if (difference >= 0) break;
      visitor.fresh(numbers, starts[next]!);
    }
    if (next === count || difference > 0) visitor.gone(stored, row);
    else {
      if (saysTheSame(numbers, starts[next]!, stored, row)) visitor.same(numbers, starts[next]!, stored, row);
      else {
        visitor.gone(stored, row);
        visitor.fresh(numbers, starts[next]!);
      }
      next += 1;
    }
  }
  for (; next < count; next += 1) visitor.fresh(numbers, starts[next]!);
}
