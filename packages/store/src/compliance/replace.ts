import type { PersonId } from '@trellis/core';
import type { JudgedPeople, StoredSpan } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { knownSince, rejudgedAt } from './known-since.ts';
import { prepared } from '../prepared.ts';
import { basisTexts, keysFor, type SpanKeys } from './keys.ts';
import { stateNumber, viewNumber } from './states.ts';
import { added, addToTally, cellsOf as tallied, writeCells, type CellRow } from './tally.ts';

type Cell = number | string | null;

/** The columns that say which span of a person's it is. */
const identity = ['person_key', 'post_key', 'requirement_key', 'view', 'from_on'];

/** The columns that say what a span says, in the order in which they travel. */
const columns: Readonly<Record<string, string>> = {
  person_key: 'int',
  post_key: 'int',
  agency_key: 'int',
  requirement_key: 'int',
  basis_key: 'int',
  evidence_key: 'int',
  from_on: 'date',
  to_on: 'date',
  due_on: 'date',
  held_on: 'date',
  state: 'smallint',
  view: 'smallint',
};

/**
 * Puts these spans in place of these people's current ones, in two round trips however many there are. A span that says what is stored already
 * stays untouched and keeps the moment since which it is known; one that is gone moves to the superseded. What is written is known from now, and
 * always later than what was known of any of these people. The roll-up is kept in the same statement.
 */
export async function replaceSpans(
  binding: Binding,
  people: readonly PersonId[],
  spans: readonly StoredSpan[],
): Promise<void> {
  if (people.length === 0) return;
  const cells = tallied(sql`changes`);
  await sql`${await replacing(binding, { people, spans }, 'replace_spans')} ${addToTally(sql.lit(binding.partnershipId), cells)}`.execute(
    binding.tx,
  );
}

/**
 * The same for many people, some at a time. Whoever writes cells of the roll-up holds them until the end of the transaction, so they are written
 * all at once, in the order of their keys, after the last spans: two who replace spans never wait for each other both.
 */
export async function replaceChunks(binding: Binding, chunks: AsyncIterable<JudgedPeople>): Promise<void> {
  const sums = new Map<string, CellRow>();
  let held: JudgedPeople | undefined;
  for await (const chunk of chunks) {
    if (held !== undefined) await replaceWithoutTally(binding, held, sums);
    held = chunk;
  }
  if (held === undefined) return;
  if (sums.size === 0) return await replaceSpans(binding, held.people, held.spans);
  await replaceWithoutTally(binding, held, sums);
  await writeCells(binding, [...sums.values()]);
}

async function replaceWithoutTally(binding: Binding, chunk: JudgedPeople, sums: Map<string, CellRow>): Promise<void> {
  if (chunk.people.length === 0) return;
  const cells = tallied(sql`changes`);
  const { rows } =
    await sql<CellRow>`${await replacing(binding, chunk, 'replace_chunk')} select * from ${cells} cells`.execute(
      binding.tx,
    );
  for (const row of rows) {
    const key = `${row.grain} ${row.requirement_key} ${row.on_on} ${row.agency_key}`;
    sums.set(key, added(row, sums.get(key)));
  }
}

/**
 * A statement's beginning that replaces the spans and leaves what came and went as a table `changes`.
 *
 * @param name - of the statement, which is kept ready for the judging of one person
 */
async function replacing(
  binding: Binding,
  { people, spans }: JudgedPeople,
  name: string,
): Promise<RawBuilder<unknown>> {
  const { partnershipId, now } = binding;
  const bases = basisTexts(spans);
  const keys = await keysFor(binding, people, spans, new Set(bases));
  const whose = new Set<string>(people);
  if (!spans.every((span) => whose.has(span.personId))) throw new Error('A span names a person who is not judged now.');
  const fresh = columnArrays(spans.map((span, index) => cellsOf(span, bases[index]!, keys)));
  const names = Object.keys(columns);
  const contents = names.filter((name) => !identity.includes(name));
  const list = (prefix = '', of: readonly string[] = names) => sql.raw(of.map((name) => `${prefix}${name}`).join(', '));
  const isSame = sql.raw(identity.map((name) => `s.${name} = d.${name}`).join(' and '));
  const personKeys = people.flatMap((id) => keys.person.get(id) ?? []);
  // The number of the partnership stands in the text, so that a plan that is kept knows its partitions.
  const partnership = sql.lit(partnershipId);
  // For one person the plan is always the same; for many it depends on how many.
  const isOne = personKeys.length === 1;
  const isTheirs = isOne ? sql`person_key = ${personKeys[0]}::int` : sql`person_key = any(${personKeys}::int[])`;
  const mine = sql`partnership_id = ${partnership} and ${isTheirs}`;
  return sql`${isOne ? prepared(`${name}_${partnershipId}`) : sql``}
    with fresh as materialized (
      select * from unnest(${sql.join(fresh)}) as f (${list()})
    ), stored as materialized (
      select ${list()} from span where ${mine}
    ), moment as materialized (
      select greatest(
        ${now}::timestamptz,
        (select max(known_from) from span where ${mine}) + interval '1 millisecond',
        ${rejudgedAt} + interval '1 millisecond',
        (select max(known_to) from span_was where ${mine})
      ) as at
    ), difference as materialized (
      select ${list('', identity)}, ${list('f.', contents)}, f.state is not null as is_fresh, s.state is not null as is_stored
      from fresh f full join stored s using (${list('', identity)})
      where (${list('f.', contents)}) is distinct from (${list('s.', contents)})
    ), gone as (
      delete from span s using difference d where d.is_stored and s.partnership_id = ${partnership} and ${isSame}
      returning ${list('s.')}, ${knownSince} as known_from
    ), moved as (
      insert into span_was (partnership_id, ${list()}, known_from, known_to)
      select ${partnership}, ${list()}, known_from, (select at from moment) from gone
    ), written as (
      insert into span (partnership_id, ${list()}, known_from)
      select ${partnership}, ${list()}, (select at from moment)
      -- Counting makes PostgreSQL delete first: a span may come back in the same place with another content.
      from difference where is_fresh and (select count(*) from gone) >= 0
      returning view, state, agency_key, requirement_key, from_on, to_on
    ), changes as (
      select view, state, agency_key, requirement_key, from_on, to_on, 1 as change from written
      union all
      select view, state, agency_key, requirement_key, from_on, to_on, -1 from gone
    )`;
}

function cellsOf(span: StoredSpan, basis: string, keys: SpanKeys): readonly Cell[] {
  const { evidence } = span.because;
  return [
    keyOf(keys.person, span.personId),
    keyOf(keys.post, span.post),
    keyOf(keys.agency, span.agencyId),
    keyOf(keys.requirement, span.requirement),
    keyOf(keys.basis, basis),
    typeof evidence === 'string' ? keyOf(keys.evidence, evidence) : null,
    span.from,
    span.to ?? 'infinity',
    span.dueOn,
    span.heldOn,
    stateNumber(span.state),
    viewNumber(span),
  ];
}

function keyOf(keys: ReadonlyMap<string, number>, id: string): number {
  const key = keys.get(id);
  if (key === undefined) throw new Error('A span names somebody or something that is not stored.');
  return key;
}

/** One array parameter for each column. No cell needs escaping: all are numbers and dates. */
function columnArrays(rows: readonly (readonly Cell[])[]) {
  return Object.values(columns).map((type, column) => {
    const text = rows.map((row) => row[column] ?? 'NULL').join(',');
    return sql`${`{${text}}`}::${sql.raw(type)}[]`;
  });
}
