import { State } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';

/** The columns of a cell that hold the change of each state, in the order of `State`. */
export const tallyColumns = State.options.map((_, index) => `n${index}`);

/** What a cell is about, and its counts. */
export const cellColumns = ['grain', 'requirement_key', 'on_on', 'agency_key', ...tallyColumns];

/** What becomes of the counts of a cell `t` to which others are added. */
export const countsAdded = tallyColumns.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ');

const columns = sql.raw(cellColumns.join(', '));

/**
 * Adds cells to the roll-up, in the order of their keys: two who add to the same cells wait for each other, and never both.
 *
 * @param partnership - its number
 * @param cells - a table of {@link cellColumns}
 */
export function addToTally(partnership: RawBuilder<unknown>, cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into tally as t (partnership_id, ${columns})
    select ${partnership}, ${columns} from ${cells} cells
    order by grain, requirement_key, on_on, agency_key
    on conflict (partnership_id, grain, requirement_key, on_on, agency_key) do update set ${sql.raw(countsAdded)}`;
}
