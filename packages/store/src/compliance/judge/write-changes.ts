import { dateOf, FOREVER } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { ahead } from '../../asking/prepared.ts';
import { knownSince, rejudgedAt } from '../known-since.ts';
import { addToTally, cellColumns } from '../tally.ts';
import { STATES, tiersOf, type RollUp } from './roll-up.ts';
import { at, NONE, spanFields, WIDTH, type SpanRows } from './span-rows.ts';

/** What is to be changed of the spans of some people. */
export interface Changes {
  readonly fresh: SpanRows;
  readonly gone: SpanRows;
  /** Since when the latest of their spans is known, milliseconds since 2000-01-01. */
  readonly knownMs: number | undefined;
  /** Everything that is to be added to the roll-up; absent: nothing yet. */
  readonly rollUp?: RollUp;
}

const types: Readonly<Record<string, string>> = {
  view: 'smallint',
  state: 'smallint',
  from_on: 'date',
  to_on: 'date',
  due_on: 'date',
  held_on: 'date',
};

/** The fields that say which span of a person's it is: they come first. */
const naming = spanFields.slice(0, at.from + 1);

/** More rows than this are planned for as what they are. */
const MOST_PREPARED = 1000;

const EPOCH_MS = Date.UTC(2000, 0, 1);

/**
 * Writes in one statement what comes and goes. What goes moves to the superseded; what is written is known from now, and always later than what was
 * known of any of these people.
 */
export async function writeChanges(binding: Binding, { fresh, gone, knownMs, rollUp }: Changes): Promise<void> {
  const { tx, partnershipId, now } = binding;
  const cells = rollUp === undefined ? [] : cellsOf(rollUp);
  const isAnything = fresh.count + gone.count > 0;
  if (!isAnything && cells.length === 0) return;
  const partnership = sql.lit(partnershipId);
  const known = knownMs === undefined ? null : new Date(EPOCH_MS + knownMs + 1).toISOString();
  const people = [...new Set([...peopleOf(fresh), ...peopleOf(gone)])];
  const fields = sql.raw(spanFields.join(', '));
  // Whole re-judgings superseded theirs before the moment that the last of them is dated by.
  const superseded = sql`span_was where partnership_id = ${partnership} and rejudging = 0`;
  const isSame = sql.raw(naming.map((name) => `s.${name} = g.${name}`).join(' and '));
  const isSmall = fresh.count + gone.count + cells.length < MOST_PREPARED;
  await sql`${isSmall ? ahead(`write_spans_${partnershipId}`) : sql``}
    with moment as materialized (
      select greatest(
        ${now}::timestamptz,
        ${known}::timestamptz,
        ${rejudgedAt} + interval '1 millisecond',
        -- Only where the clock went back need anybody be looked up.
        case when (select max(known_to) from ${superseded}) > ${now}::timestamptz then (
          select max(latest) from unnest(${`{${people.join(',')}}`}::int[]) as p (key) cross join lateral (
            select max(known_to) as latest from ${superseded} and person_key = p.key
          ) was
        ) end
      ) as at
    ), gone as (
      delete from span s using ${given(gone, naming)} g where s.partnership_id = ${partnership} and ${isSame}
      returning ${sql.raw(spanFields.map((name) => `s.${name}`).join(', '))}, ${knownSince} as known_from
    ), moved as (
      insert into span_was (partnership_id, ${fields}, known_from, known_to)
      select ${partnership}, ${fields}, known_from, (select at from moment) from gone
    ), written as (
      insert into span (partnership_id, ${fields}, known_from)
      select ${partnership}, ${fields}, (select at from moment) from ${given(fresh, spanFields)} f
      -- Counting makes PostgreSQL delete first: a span may come back in the same place with another content.
      where (select count(*) from gone) >= 0
    ), tallied as (
      ${addToTally(partnership, table(cells, cellColumns, { grain: 'smallint', on_on: 'date' }))}
    )
    select insist(count(*) = ${gone.count}, 'Somebody else wrote spans of people whose judging is locked.') from gone`.execute(
    tx,
  );
}

function* peopleOf({ numbers, count }: SpanRows): Generator<number> {
  for (let row = 0; row < count * WIDTH; row += WIDTH) yield numbers[row + at.person]!;
}

/** Spans as a table in a query. */
function given({ numbers, count }: SpanRows, names: readonly string[]): RawBuilder<unknown> {
  const columns = names.map((name, field) => {
    const word = types[name] === 'date' ? dayWord : String;
    const cells: string[] = [];
    for (let row = 0; row < count * WIDTH; row += WIDTH) {
      const value = numbers[row + field]!;
      cells.push(value === NONE ? 'NULL' : word(value));
    }
    return cells;
  });
  return unnested(columns, names, types);
}

/** Rows of cells as a table in a query. */
function table(
  rows: readonly (readonly (number | string)[])[],
  names: readonly string[],
  typesOf: Readonly<Record<string, string>>,
): RawBuilder<unknown> {
  return sql`(select * from ${unnested(
    names.map((_, place) => rows.map((row) => String(row[place]))),
    names,
    typesOf,
  )} c)`;
}

/** One array parameter for each column. No cell needs escaping: all are numbers and dates. */
function unnested(
  columns: readonly (readonly string[])[],
  names: readonly string[],
  typesOf: Readonly<Record<string, string>>,
): RawBuilder<unknown> {
  // Out of a subselect, so that PostgreSQL plans for a few: of many it would rather read all spans there are.
  const arrays = columns.map(
    (cells, place) => sql`(select ${`{${cells.join(',')}}`}::${sql.raw(typesOf[names[place]!] ?? 'int')}[])`,
  );
  const list = sql.raw(names.join(', '));
  return sql`(select * from unnest(${sql.join(arrays)}) as u (${list}))`;
}

function dayWord(day: number): string {
  return day === FOREVER ? 'infinity' : dateOf(day);
}

/** The cells of a roll-up in all grains, in the order of {@link cellColumns}. */
function cellsOf(rollUp: RollUp): readonly (readonly (number | string)[])[] {
  const rows: (readonly (number | string)[])[] = [];
  for (const [grain, tier] of tiersOf(rollUp).entries())
    tier.forEach((requirement, day, agency, numbers, counts) =>
      rows.push([grain, requirement, dateOf(day), agency, ...numbers.subarray(counts, counts + STATES)]),
    );
  return rows;
}
