/**
 * One line of a table whose numbers nest: so many in scope, of these so many judged, of these so many up to date. Kept as the three parts that no
 * person is in twice.
 */
export interface SmallLine {
  readonly id: string;
  /** In scope and not judged; judged and not up to date; up to date. */
  readonly parts: readonly [number, number, number];
  /** The sums that are shown and that it is part of. */
  readonly sums: readonly string[];
  /** How many of its three numbers may be shown at most, whatever else: 0 to 3. Absent: 3. */
  readonly most?: number;
}

/** What may be shown: of each line its first numbers, so many; of the sums all but those withheld. */
export interface Shown {
  readonly numbers: ReadonlyMap<string, number>;
  readonly withheldSums: ReadonlySet<string>;
}

const NUMBERS = 3;

/**
 * Which numbers of a table may be shown so that nobody can find out a small one, also not by subtracting: each number that is withheld could have
 * another value with everything that is shown as it is. For each there is another table, found here, in which one person less is
 * counted in one line and one more in another. It looks at this table alone, and at no other paper.
 *
 * @param threshold - counts from 1 up to, not including, it are small; what is left of a whole as well
 * @param smallSums - sums that are withheld from the beginning, because they are small themselves
 * @source house counts under five and their complements are withheld beyond the agency, also by subtraction (domain, section 7)
 */
export function suppress(
  lines: readonly SmallLine[],
  threshold: number,
  smallSums: ReadonlySet<string> = new Set(),
): Shown {
  const numbers = new Map(lines.map((line) => [line.id, Math.min(line.most ?? NUMBERS, shownAlone(line, threshold))]));
  const withheldSums = new Set(smallSums);
  const inOrder = lines.toSorted((one, other) => total(one) - total(other) || (one.id < other.id ? -1 : 1));
  for (let line = firstOpen(inOrder, numbers, withheldSums); line; line = firstOpen(inOrder, numbers, withheldSums)) {
    const partner = partnerFor(line, inOrder, numbers, withheldSums);
    if (partner) numbers.set(partner.id, Math.min(numbers.get(partner.id)!, numbers.get(line.id)!));
    else withholdASum(line, inOrder, withheldSums);
  }
  return { numbers, withheldSums };
}

/** Whether a count is small: somebody who knows these people could tell who they are. @source house */
export function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}

function total({ parts }: SmallLine): number {
  return parts[0] + parts[1] + parts[2];
}

/** How many of its numbers a line may show, other lines left aside. */
function shownAlone({ parts: [notJudged, notUpToDate, upToDate] }: SmallLine, threshold: number): number {
  const small = (count: number) => isSmall(count, threshold);
  const judged = notUpToDate + upToDate;
  if (small(notJudged + judged)) return 0;
  if (small(judged) || small(notJudged)) return 1;
  return small(upToDate) || small(notUpToDate) ? 2 : NUMBERS;
}

/** A line with a number that is withheld and yet follows from what is shown. */
function firstOpen(
  lines: readonly SmallLine[],
  numbers: ReadonlyMap<string, number>,
  withheldSums: ReadonlySet<string>,
): SmallLine | undefined {
  return lines.find((line) => openNumbers(line, lines, numbers, withheldSums).length > 0);
}

/** Which of its withheld numbers (0 to 2) cannot be otherwise, as far as the other lines go. */
function openNumbers(
  line: SmallLine,
  lines: readonly SmallLine[],
  numbers: ReadonlyMap<string, number>,
  withheldSums: ReadonlySet<string>,
): readonly number[] {
  const own = sumsOf(line, withheldSums);
  // What is in no sum can be anything.
  if (own === '') return [];
  const hidden = [0, 1, 2].filter((number) => number >= numbers.get(line.id)!);
  if (hidden.length === 0) return [];
  const partners = lines.filter(
    (other) => other !== line && numbers.get(other.id)! < NUMBERS && sumsOf(other, withheldSums) === own,
  );
  return hidden.filter(
    (number) =>
      !partners.some((other) => canMove(line, other, number, Math.max(numbers.get(line.id)!, numbers.get(other.id)!))),
  );
}

/**
 * Whether a number of a line could be otherwise by as much as a number of another line makes good: by moving a person from one line to the other, or by
 * exchanging what two people are.
 *
 * @param from - the first number that both lines withhold
 */
function canMove({ parts: one }: SmallLine, { parts: other }: SmallLine, number: number, from: number): boolean {
  if (number < from) return false;
  // A whole person moves: in scope, judged when her part is the second or third, up to date when the third.
  if (from === 0 && [0, 1, 2].some((part) => part >= number && (one[part]! > 0 || other[part]! > 0))) return true;
  // Two people exchange their parts; the numbers between the parts change.
  for (let low = 0; low < 2; low += 1)
    for (let high = low + 1; high <= 2; high += 1) {
      const changes = number > low && number <= high && low + 1 >= from;
      const isThere = (one[low]! > 0 && other[high]! > 0) || (one[high]! > 0 && other[low]! > 0);
      if (changes && isThere) return true;
    }
  return false;
}

/** The smallest line of the same sums with which a number that is still open could be otherwise. */
function partnerFor(
  line: SmallLine,
  lines: readonly SmallLine[],
  numbers: ReadonlyMap<string, number>,
  withheldSums: ReadonlySet<string>,
): SmallLine | undefined {
  const own = sumsOf(line, withheldSums);
  const from = numbers.get(line.id)!;
  const open = openNumbers(line, lines, numbers, withheldSums);
  return lines.find(
    (other) =>
      other !== line &&
      numbers.get(other.id)! > from &&
      sumsOf(other, withheldSums) === own &&
      open.some((number) => canMove(line, other, number, from)),
  );
}

/** Without a partner among its own, a line needs one of other sums, or no sum at all: the sum that fewest lines are part of goes. */
function withholdASum(line: SmallLine, lines: readonly SmallLine[], withheldSums: Set<string>): void {
  const size = (sum: string) => lines.filter((each) => each.sums.includes(sum)).length;
  const left = line.sums.filter((sum) => !withheldSums.has(sum)).toSorted((one, other) => size(one) - size(other));
  withheldSums.add(left[0]!);
}

function sumsOf({ sums }: SmallLine, withheldSums: ReadonlySet<string>): string {
  return sums
    .filter((sum) => !withheldSums.has(sum))
    .toSorted()
    .join(' ');
}
