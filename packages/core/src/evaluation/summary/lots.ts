import { sumPairs, type Pair, type PairSums } from './change.ts';
import { acceptable, REST, type InCommon } from './safe-lots.ts';

/** One answer as lots are made of it. Whose it is does not matter here. */
export interface Answered {
  readonly answer: string;
  readonly eventId: string;
  /** Absent where the form is anonymous: nobody can tell. */
  readonly agencyId?: string | undefined;
  /** The lots that it is in already. */
  readonly lot?: string | undefined;
  readonly agencyLot?: string | undefined;
  /** What was rated before and at this stage, by item. */
  readonly pairs: readonly (Pair & { readonly item: number })[];
  /** What was rated at this stage only, and never asked twice. */
  readonly rated: readonly { readonly item: number; readonly rank: number }[];
  readonly choices: readonly { readonly itemId: string; readonly choiceId: string }[];
}

/** Stands for all items of a lot together. */
export const WHOLE = 0;

/** What one lot says of one item. */
export type LotCell =
  | { readonly kind: 'pairs'; readonly item: number; readonly sums: PairSums }
  | { readonly kind: 'rated'; readonly item: number; readonly counts: readonly number[] };

/**
 * Which answers that wait become lots: of an event where there are enough, and the rest of a course version's events put together where those are
 * enough. What is left waits for more.
 *
 * @param poolOf - which events may be put together; undefined: this one may not
 * @source house answers are released in lots of at least the threshold, so that two releases differ by a lot or by nothing
 */
export function eventLots<Waiting extends { readonly answer: string; readonly eventId: string }>(
  waiting: readonly Waiting[],
  threshold: number,
  poolOf: (eventId: string) => string | undefined = () => undefined,
): readonly (readonly Waiting[])[] {
  const byEvent = [...Map.groupBy(waiting, ({ eventId }) => eventId).values()];
  const alone = byEvent.filter((answers) => answers.length >= threshold);
  const few = byEvent.filter((answers) => answers.length < threshold).flat();
  const pooled = [...Map.groupBy(few, ({ eventId }) => poolOf(eventId))]
    .filter(([pool, answers]) => pool !== undefined && answers.length >= threshold)
    .map(([, answers]) => answers);
  return [...alone, ...pooled];
}

/** Whose groups cross: which item of which lot is published. */
type Published = (lot: string, item: number) => boolean;

/** New lots of one agency each, with the items that may be told of them. */
export interface AgencyLot<One> {
  readonly agencyId: string;
  readonly answers: readonly One[];
  readonly items: ReadonlySet<number>;
}

/**
 * Which lots by agency may be published beside the lots by event of the same course, and which items of each.
 *
 * @param released - every named answer of the course that is in a lot by event
 * @param isPublished - whether a lot that there is tells of an item
 * @source house nobody can work out fewer than the threshold by adding and subtracting what was published, by event or agency, at any time
 */
export function agencyLots<One extends Answered>(
  released: readonly One[],
  isPublished: Published,
  threshold: number,
): readonly AgencyLot<One>[] {
  const open = released.filter(({ agencyLot }) => agencyLot === undefined);
  const byAgency = new Map(
    [...Map.groupBy(open, ({ agencyId }) => `new ${agencyId}`)].filter(([, answers]) => answers.length >= threshold),
  );
  const newLot = (one: One) => (byAgency.has(`new ${one.agencyId}`) ? `new ${one.agencyId}` : REST);
  const inCommon = (answers: readonly One[], lotOf: (one: One) => string, agencyLotOf: (one: One) => string) =>
    [...Map.groupBy(answers, (one) => `${lotOf(one)}|${agencyLotOf(one)}`).values()].map((both): InCommon => ({
      one: lotOf(both[0]!),
      other: agencyLotOf(both[0]!),
      count: both.length,
    }));
  const accepted = acceptable(
    [...byAgency.keys()],
    inCommon(
      released,
      ({ lot }) => `lot ${lot}`,
      (one) => (one.agencyLot === undefined ? newLot(one) : `agency ${one.agencyLot}`),
    ),
    threshold,
  );
  // The means of people over everything they rated are told as well: item 0.
  const items = new Set([WHOLE, ...released.flatMap(({ pairs }) => pairs.map(({ item }) => item))]);
  const told = new Map(accepted.map((lot) => [lot, new Set<number>()]));
  for (const item of items) {
    const raters = released.filter(({ pairs }) => pairs.some((pair) => item === WHOLE || pair.item === item));
    const large = accepted.filter(
      (lot) => raters.filter((one) => !one.agencyLot && newLot(one) === lot).length >= threshold,
    );
    const edges = inCommon(
      raters,
      ({ lot }) => (isPublished(lot!, item) ? `lot ${lot}` : REST),
      (one) => {
        if (one.agencyLot === undefined) return large.includes(newLot(one)) ? newLot(one) : REST;
        return isPublished(one.agencyLot, item) ? `agency ${one.agencyLot}` : REST;
      },
    );
    for (const lot of acceptable(large, edges, threshold)) told.get(lot)!.add(item);
  }
  return accepted.map((lot) => {
    const answers = byAgency.get(lot)!;
    return { agencyId: answers[0]!.agencyId!, answers, items: told.get(lot)! };
  });
}

/**
 * What a lot says, item by item; an item that fewer than the threshold rated is left out for good.
 *
 * @param ranksOf - how many ranks an item's scale has
 * @source house a cell is a group of people, and none is told of that is smaller than the threshold
 */
export function cellsOf(
  answers: readonly Answered[],
  threshold: number,
  ranksOf: (item: number) => number,
): readonly LotCell[] {
  const paired = Map.groupBy(
    answers.flatMap(({ pairs }) => pairs),
    ({ item }) => item,
  );
  const rated = Map.groupBy(
    answers.flatMap((each) => each.rated),
    ({ item }) => item,
  );
  return [
    ...[...paired].map(([item, pairs]): LotCell & { size: number } => ({
      kind: 'pairs',
      item,
      sums: sumPairs(pairs),
      size: pairs.length,
    })),
    ...[...rated].map(([item, ranks]): LotCell & { size: number } => ({
      kind: 'rated',
      item,
      counts: Array.from(
        { length: ranksOf(item) },
        (_, index) => ranks.filter(({ rank }) => rank === index + 1).length,
      ),
      size: ranks.length,
    })),
  ].flatMap(({ size, ...cell }) => (size >= threshold ? [cell as LotCell] : []));
}

/** How often each choice of each item was made, where enough answered the item. @source house */
export function choicesOf(
  answers: readonly Answered[],
  threshold: number,
): readonly { readonly itemId: string; readonly choiceId: string; readonly count: number }[] {
  const items = new Set(answers.flatMap(({ choices }) => choices.map(({ itemId }) => itemId)));
  return [...items].flatMap((itemId) => {
    const chose = answers.filter(({ choices }) => choices.some((choice) => choice.itemId === itemId));
    if (chose.length < threshold) return [];
    const made = chose.flatMap(({ choices }) => choices.filter((choice) => choice.itemId === itemId));
    return [...Map.groupBy(made, ({ choiceId }) => choiceId)].map(([choiceId, ofChoice]) => ({
      itemId,
      choiceId,
      count: ofChoice.length,
    }));
  });
}
