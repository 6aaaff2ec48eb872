import { State } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';

/** The columns of a cell that hold the change of each state, in the order of `State`. */
export const tallyColumns: readonly string[] = State.options.map((_, index) => `n${index}`);

const ns = sql.raw(tallyColumns.join(', '));

/**
 * Adds cells to the roll-up, in the order of their keys: two who add to the same cells wait for each other, and never both.
 *
 * @param partnership - its number
 * @param cells - a table of (grain, requirement_key, on_on, agency_key, n0 to n5)
 */
export function addToTally(partnership: RawBuilder<unknown>, cells: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = sql.raw(tallyColumns.map((name) => `${name} = t.${name} + excluded.${name}`).join(', '));
  return sql`
    insert into tally as t (partnership_id, grain, requirement_key, on_on, agency_key, ${ns})
    select ${partnership}, grain, requirement_key, on_on, agency_key, ${ns} from ${cells} cells
    order by grain, requirement_key, on_on, agency_key
    on conflict (partnership_id, grain, requirement_key, on_on, agency_key) do update set ${sums}`;
}
