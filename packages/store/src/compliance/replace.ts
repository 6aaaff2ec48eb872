import type { StoredSpan } from '@trellis/core/compliance';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { basisTexts, keysFor, type SpanKeys } from './keys.ts';
import { stateNumber, viewNumber } from './states.ts';
import { addToTally, cellsOf as tallied } from './tally.ts';

type Cell = number | string | null;

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
  people: readonly string[],
  spans: readonly StoredSpan[],
): Promise<void> {
  if (people.length === 0) return;
  const { tx, partnershipId, now } = binding;
  const bases = basisTexts(spans);
  const keys = await keysFor(binding, people, spans, new Set(bases));
  const fresh = columnArrays(spans.map((span, index) => cellsOf(span, bases[index]!, keys)));
  const names = Object.keys(columns);
  const list = (prefix = '') => sql.raw(names.map((name) => `${prefix}${name}`).join(', '));
  const identity = ['person_key', 'post_key', 'requirement_key', 'view', 'from_on'];
  const isSame = sql.raw(identity.map((name) => `s.${name} = d.${name}`).join(' and '));
  const mine = sql`partnership_id = ${partnershipId} and person_key = any(${[...keys.person.values()]})`;
  await sql`
    with fresh as materialized (
      select * from unnest(${sql.join(fresh)}) as f (${list()})
    ), stored as materialized (
      select ${list()} from span where ${mine}
    ), moment as materialized (
      select greatest(
        ${now}::timestamptz,
        (select max(known_from) from span where ${mine}) + interval '1 millisecond',
        (select max(known_to) from span_was where ${mine})
      ) as at
    ), gone as (
      delete from span s using (select * from stored except select * from fresh) d
      where s.partnership_id = ${partnershipId} and ${isSame}
      returning ${list('s.')}, s.known_from
    ), moved as (
      insert into span_was (partnership_id, ${list()}, known_from, known_to)
      select ${partnershipId}, ${list()}, known_from, (select at from moment) from gone
    ), written as (
      insert into span (partnership_id, ${list()}, known_from)
      select ${partnershipId}, ${list()}, (select at from moment)
      -- Counting makes PostgreSQL delete first: a span may come back in the same place with another content.
      from (select * from fresh except select * from stored) f where (select count(*) from gone) >= 0
      returning view, state, agency_key, requirement_key, from_on, to_on
    ), changes as (
      select view, state, agency_key, requirement_key, from_on, to_on, 1 as change from written
      union all
      select view, state, agency_key, requirement_key, from_on, to_on, -1 from gone
    )
    ${addToTally(partnershipId, tallied(sql`changes`))}`.execute(tx);
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
  if (key === undefined)
    throw new Error('A span names somebody or something that is not stored, or a person who is not judged now.');
  return key;
}

/** One array parameter for each column. No cell needs escaping: all are numbers and dates. */
function columnArrays(rows: readonly (readonly Cell[])[]) {
  return Object.values(columns).map((type, column) => {
    const text = rows.map((row) => row[column] ?? 'NULL').join(',');
    return sql`${`{${text}}`}::${sql.raw(type)}[]`;
  });
}
