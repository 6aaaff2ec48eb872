import { STATES, tiersOf, type RollUp } from '../judge/roll-up.ts';
import { BinaryRows } from './binary-rows.ts';

/** How many cells are made into rows at a time. */
const CELLS_AT_A_TIME = 4_000;

/** All cells of a roll-up by day and of its coarser grains as rows of `tally`, some at a time; together they are one COPY. */
export function* cellRows(days: RollUp, partnershipId: number): Generator<Buffer> {
  const rows = new BinaryRows();
  for (const [grain, tier] of tiersOf(days).entries()) {
    const keys = tier.inOrder();
    for (let start = 0; start < keys.length; start += CELLS_AT_A_TIME) {
      tier.forEach(
        (requirement, day, agency, numbers, counts) => {
          rows.row(5 + STATES);
          rows.int4(partnershipId);
          rows.int2(grain);
          rows.int4(requirement);
          rows.int4(day);
          rows.int4(agency);
          for (let state = 0; state < STATES; state += 1) rows.int4(numbers[counts + state]!);
        },
        keys.subarray(start, start + CELLS_AT_A_TIME),
      );
      yield rows.takePart();
    }
  }
  yield rows.take();
}
