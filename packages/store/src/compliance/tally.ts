import { State } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { views } from './states.ts';

/** The columns of a cell that hold the change of each state, in the order of `State`. */
export const tallyColumns: readonly string[] = State.options.map((_, index) => `n${index}`);

/** A cell of the roll-up, or what is to be added to one. */
export interface CellRow extends Readonly<Record<'n0' | 'n1' | 'n2' | 'n3' | 'n4' | 'n5', number>> {
  readonly grain: number;
  readonly requirement_key: number;
  readonly on_on: string;
  readonly agency_key: number;
}

const ns = sql.raw(tallyColumns.join(', '));

/** The numbers of the views that are counted. */
const counted = sql.raw(`${views.post}, ${views.whole}`);

/**
 * The cells of spans that come and go, in all three grains, as a table (grain, requirement_key, on_on, agency_key, n0 to n5).
 *
 * @param changes - a table of (view, state, agency_key, requirement_key, from_on, to_on, change), change 1 for a span that comes and -1 for one that goes
 */
export function cellsOf(changes: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = sql.raw(
    tallyColumns.map((name, state) => `(sum(change) filter (where state = ${state}))::int as ${name}`).join(', '),
  );
  const zeroed = sql.raw(tallyColumns.map((name) => `coalesce(${name}, 0) as ${name}`).join(', '));
  const isChanged = sql.raw(tallyColumns.map((name) => `${name} <> 0`).join(' or '));
  return sql`(
    select grain, requirement_key, on_on, agency_key, ${zeroed} from (
      select grain, requirement_key, agency_key,
        case grain when 0 then make_date(extract(year from day)::int, 1, 1) when 1 then day - extract(day from day)::int + 1 else day end as on_on, ${sums}
      from (
        select state, agency_key, requirement_key, from_on as day, change from ${changes} come where view in (${counted})
        union all
        select state, agency_key, requirement_key, to_on, -change from ${changes} go where view in (${counted}) and to_on <> 'infinity'
      ) days cross join (values (0), (1), (2)) as grains (grain)
      group by grain, requirement_key, agency_key, on_on
    ) sums where ${isChanged}
  )`;
}

/**
 * Adds cells to the roll-up, in the order of their keys: two who add to the same cells wait for each other, and never both.
 *
 * @param partnership - its number
 * @param cells - a table as {@link cellsOf} gives it
 */
export function addToTally(partnership: RawBuilder<unknown>, cells: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = sql.raw(tallyColumns.map((name) => `${name} = t.${name} + excluded.${name}`).join(', '));
  return sql`
    insert into tally as t (partnership_id, grain, requirement_key, on_on, agency_key, ${ns})
    select ${partnership}, grain, requirement_key, on_on, agency_key, ${ns} from ${cells} cells
    order by grain, requirement_key, on_on, agency_key
    on conflict (partnership_id, grain, requirement_key, on_on, agency_key) do update set ${sums}`;
}

/** Two of the same cell in one. */
export function added(one: CellRow, other: CellRow | undefined): CellRow {
  if (other === undefined) return one;
  return {
    ...one,
    n0: one.n0 + other.n0,
    n1: one.n1 + other.n1,
    n2: one.n2 + other.n2,
    n3: one.n3 + other.n3,
    n4: one.n4 + other.n4,
    n5: one.n5 + other.n5,
  };
}

/** Adds cells that were summed up here, each of them given once. */
export async function writeCells({ tx, partnershipId }: Binding, cells: readonly CellRow[]): Promise<void> {
  const numbers = Object.fromEntries(tallyColumns.map((name) => [name, 'int']));
  const given = incoming(cells, {
    grain: 'smallint',
    requirement_key: 'int',
    on_on: 'date',
    agency_key: 'int',
    ...numbers,
  });
  await addToTally(sql`${partnershipId}`, given).execute(tx);
}
