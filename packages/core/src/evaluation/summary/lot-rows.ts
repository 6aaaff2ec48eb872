import type { Form } from '../schema.ts';
import type { Answered, LotCell } from './lots.ts';
import { WHOLE } from './lots.ts';
import { addPairs, NO_PAIRS, sumPairs, type PairSums } from './change.ts';
import type { ItemRow, StoredAnswer, SumsRow } from './store.ts';

/** Which items are rated twice by the same people: objectives, and questions that are asked before as well as after. @source house */
export function isAskedTwice(
  { isObjective, key }: Pick<ItemRow, 'isObjective' | 'key'>,
  form: Form | undefined,
): boolean {
  if (isObjective) return true;
  const item = form?.items.find(({ id }) => id === key);
  return item !== undefined && item.stages.includes('before') && item.stages.length > 1;
}

/**
 * A stored answer as lots are made of it. Of some months later only the gain is told and never the rating before: beside that of everybody it would
 * give away those who did not answer later.
 *
 * @param isTwice - whether an item is rated twice
 * @source house
 */
export function answeredOf(
  stored: StoredAnswer,
  stage: 'before' | 'after' | 'follow-up' | 'manager',
  isTwice: (item: number) => boolean,
): Answered {
  const before = new Map(stored.before);
  const back = new Map(stored.thoughtBack);
  const isPaired = stage === 'after' || stage === 'follow-up';
  return {
    answer: stored.answer,
    eventId: stored.eventId,
    agencyId: stored.agencyId,
    lot: stored.lot,
    agencyLot: stored.agencyLot,
    pairs: isPaired
      ? stored.now.flatMap(([item, after]) => {
          const first = before.get(item) ?? back.get(item);
          if (first === undefined || !isTwice(item)) return [];
          const pair = { item, isThoughtBack: !before.has(item) };
          return [stage === 'after' ? { ...pair, before: first, after } : { ...pair, before: 0, after: after - first }];
        })
      : [],
    rated: stage === 'before' ? [] : stored.now.flatMap(([item, rank]) => (isTwice(item) ? [] : [{ item, rank }])),
    choices: stored.choices.map(([itemId, choiceId]) => ({ itemId, choiceId })),
  };
}

/**
 * A lot's sums as they are kept, with those of all its items together as item 0.
 *
 * @param answers - of the lot
 * @param cells - what may be told of it
 * @source house the whole is made of what may be told item by item; its spread is that of people, since one person's ratings go together
 */
export function rowsOf(
  answers: readonly Answered[],
  cells: readonly LotCell[],
  { isLater, hasWhole = true }: { readonly isLater: boolean; readonly hasWhole?: boolean },
): readonly SumsRow[] {
  const paired = cells.filter((cell) => cell.kind === 'pairs');
  const rows = cells.map((cell) =>
    cell.kind === 'pairs'
      ? rowOf(cell.item, cell.sums, isLater, [])
      : rowOf(cell.item, NO_PAIRS, false, [...cell.counts]),
  );
  if (paired.length === 0 || !hasWhole) return rows;
  const told = new Set(paired.map(({ item }) => item));
  const gains = answers.flatMap(({ pairs }) => {
    const sums = sumPairs(pairs.filter(({ item }) => told.has(item)));
    return sums.pairs === 0 ? [] : [thousandths((sums.after - sums.before) / sums.pairs)];
  });
  const whole = paired.reduce((sums, cell) => addPairs(sums, cell.sums), NO_PAIRS);
  const gainSquares = gains.reduce((sum, gain) => sum + gain * gain, 0);
  return [...rows, rowOf(WHOLE, { ...whole, gainSquares }, isLater, [gains.length])];
}

/** Halves away from nought, as the database rounds. */
function thousandths(gain: number): number {
  return Math.sign(gain) * Math.round(Math.abs(gain) * 1000);
}

function rowOf(item: number, sums: PairSums, isLater: boolean, counts: number[]): SumsRow {
  return {
    item,
    pairs: sums.pairs,
    thought_back: sums.thoughtBack,
    before: sums.before,
    before_squares: sums.beforeSquares,
    after: sums.after,
    after_squares: sums.afterSquares,
    gain_squares: sums.gainSquares,
    better: sums.better,
    worse: sums.worse,
    unmet: isLater ? 0 : sums.unmet,
    counts,
  };
}
