import type { PersonId } from '@trellis/core';
import type { Judge, JudgingByRules, LifeRecord } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { isAmong, isKeyAmong } from '../../asking/among.ts';
import { askInOneGo, prepared, rowsTo } from '../../asking/prepared.ts';
import { NO_COPY } from '../../asking/row-cells.ts';
import { askRules, noteJudged } from '../judging.ts';
import { recordRows } from '../records.ts';
import { compare, type Visitor } from './compare.ts';
import { judgedRows } from './judged-rows.ts';
import { lifeColumns, LifeSink } from './life-sink.ts';
import { RollUp } from './roll-up.ts';
import { Keys } from './span-keys.ts';
import { at, NONE, spanFields, SpanRows, WIDTH } from './span-rows.ts';
import { SpanSink, StoredSpans } from './stored-spans.ts';
import { writeChanges } from './write-changes.ts';

/** How many people are judged at a time, so that memory does not grow with their number. */
const AT_A_TIME = 1000;

/** About how many spans a person has. */
const SPANS_OF_ONE = 32;

/**
 * Judges people and lays what is said beside what is stored: what says the same stays untouched. Both is read and written under the locks of judging,
 * which the caller holds.
 *
 * Whoever writes cells of the roll-up holds them until the end of the transaction, so they are written all at once, in the order of their keys, with
 * the last spans: two who judge never wait for each other both.
 */
export async function judgePeople(
  binding: Binding,
  people: readonly PersonId[],
  by: JudgingByRules,
  atATime = AT_A_TIME,
): Promise<void> {
  const { tx, partnershipId } = binding;
  const keys = new Keys({ partnershipId, database: tx, run: (work) => work(tx), isOpen: true });
  const rollUp = new RollUp();
  const rows = new SpanRows(Math.min(people.length, atATime) * SPANS_OF_ONE);
  const asked = askRules(by.ready);
  let judge: Judge | undefined;
  for (let start = 0; start < people.length; start += atATime) {
    const some = people.slice(start, start + atATime);
    const { lives, stored } = await readPeople(binding, some, judge === undefined ? [asked.question] : []);
    const judgeLife = (judge ??= await by.judgeBy(asked.found()));
    await judgedRows(lives, judgeLife, keys, rows);
    const changes = { fresh: new SpanRows(some.length), gone: new SpanRows(some.length) };
    await compare(rows, new StoredSpans(only(stored)), Infinity, noting(changes, rollUp));
    const isLast = start + atATime >= people.length;
    await writeChanges(binding, { ...changes, knownMs: latestKnown(stored), ...(isLast && { rollUp }) });
  }
  if (asked.found().isHeld) await noteJudged(binding, people);
}

/** What people are judged by, and what is stored of their judgements, in one round trip after other questions. */
async function readPeople(
  { tx, partnershipId }: Binding,
  people: readonly PersonId[],
  others: readonly RawBuilder<unknown>[],
): Promise<{ readonly lives: readonly LifeRecord[]; readonly stored: SpanRows }> {
  const lives = new LifeSink(NO_COPY);
  const stored = new SpanSink(NO_COPY, people.length * SPANS_OF_ONE);
  const isOne = people.length === 1;
  // Said of posts and evidence too, PostgreSQL looks for those of a thousand people by their index and not through everybody.
  const only = { areFew: true, post: isAmong('o.person_id', people), evidence: isAmong('e.person_id', people) };
  // The number of the partnership stands in the text, so that a plan that is kept knows its partition.
  const questionOfSpans = sql`${prepared(`stored_spans_${isOne ? 'of_one_' : ''}${partnershipId}`)}
    select ${sql.raw(spanFields.join(', '))}, known_from from span
    where partnership_id = ${sql.lit(partnershipId)} and ${isKeyAmong(people)}
    order by person_key, post_key, requirement_key, view, from_on
    ${rowsTo((bytes, from) => stored.row(bytes, from))}`;
  const questionOfLives = sql`${prepared(isOne ? 'life_record' : 'life_records')}
    select ${sql.raw(lifeColumns.join(', '))} from (${recordRows(isAmong('p.id', people), false, undefined, only)}) lives
    ${rowsTo((bytes, from, to) => lives.row(bytes, from, to))}`;
  await askInOneGo(tx, [...others, questionOfLives, questionOfSpans]);
  return { lives: lives.rest(), stored: stored.rest() };
}

function noting({ fresh, gone }: { readonly fresh: SpanRows; readonly gone: SpanRows }, rollUp: RollUp): Visitor {
  const note = (rows: SpanRows, numbers: Int32Array, from: number, change: number): void => {
    const row = rows.next();
    rows.numbers.set(numbers.subarray(from, from + WIDTH), row);
    rollUp.add(numbers, from, change);
  };
  return {
    same: () => undefined,
    fresh: (numbers, row) => note(fresh, numbers, row, 1),
    gone: (stored, row) => note(gone, stored, row, -1),
  };
}

/** Microseconds of one step of the high half. */
const HIGH = 2 ** 32;

/** Since when the latest of some spans is known that say it: milliseconds since 2000-01-01, rounded up. */
function latestKnown({ numbers, count }: SpanRows): number | undefined {
  let latest: number | undefined;
  for (let row = 0; row < count * WIDTH; row += WIDTH) {
    const high = numbers[row + at.known]!;
    if (high === NONE) continue;
    const known = high * HIGH + (numbers[row + at.known + 1]! >>> 0);
    if (latest === undefined || known > latest) latest = known;
  }
  return latest === undefined ? undefined : Math.ceil(latest / 1000);
}

async function* only<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
