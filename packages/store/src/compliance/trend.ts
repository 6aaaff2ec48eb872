import type { AgencyId } from '@trellis/core';
import type { Sight } from '@trellis/core/access';
import { State, type StateCounts, type TrendQuestion, type TrendRow } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import { askInOneGo, cellsTo, prepared } from '../asking/prepared.ts';
import type { Binding } from '../binding.ts';
import { cellsOfSpans, cellsOfTally, correctionsOf, type Cell, type CellsQuestion } from './cells.ts';
import { spansSince } from './known-since.ts';
import { isSighted } from './sighted.ts';

/** Below so many changed spans nobody looks how many there are in all. @source house */
const FEW_CHANGES = 20_000;
/** Up to which share of all spans it is cheaper to look at the changed ones than at all. @source house measured at 2.5 million spans */
const SHARE_WORTH_CORRECTING = 0.125;

/** Figures of many days at once: out of the roll-up where it knows them, else out of spans. */
export async function trend(binding: Binding, sight: Sight, question: TrendQuestion): Promise<readonly TrendRow[]> {
  const condition = isSighted({ sight, agencyIds: question.agencyIds }, question.knownAt);
  const cells: CellsQuestion = { ...question, condition };
  const isTeam = !sight.all && sight.team !== undefined;
  const names = askNames();
  if (isTeam || (question.knownAt !== undefined && (await hasChangedMuch(binding, question.knownAt)))) {
    const ofSpans = cellsOfSpans(binding, cells);
    await askInOneGo(binding.tx, [ofSpans.question, names.question]);
    return rowsOf(question, names, [], ofSpans.cells);
  }
  const changes = cellsOfTally(binding, cells);
  const corrections = question.knownAt === undefined ? [] : [correctionsOf(binding, cells)];
  await askInOneGo(binding.tx, [changes.question, ...corrections.map((each) => each.question), names.question]);
  return rowsOf(
    question,
    names,
    changes.cells,
    corrections.flatMap((each) => each.cells),
  );
}

/** Whether so many spans changed since a moment that counting all of them anew is cheaper than correcting what is known now. */
async function hasChangedMuch({ tx, partnershipId }: Binding, knownAt: string): Promise<boolean> {
  const { rows } = await sql<{ much: boolean }>`
    with worth as materialized (
      select greatest(${FEW_CHANGES}, reltuples * ${SHARE_WORTH_CORRECTING})::int as most
      from pg_class where oid = (select tableoid from span where partnership_id = ${partnershipId} limit 1)
    )
    select (select count(*) from (
        select from ${spansSince(sql`1`, sql`partnership_id = ${partnershipId}`, knownAt)} since limit (select most from worth)
      ) come)
      + (select count(*) from (
        select from span_was where partnership_id = ${partnershipId} and known_to > ${knownAt}::timestamptz limit (select most from worth)
      ) gone) >= (select most from worth) as much`.execute(tx);
  return rows[0]!.much;
}

/** Room for the key of a requirement beside that of an agency in one number. */
const MOST_REQUIREMENTS = 2 ** 21;

/** What an agency or a requirement is called, and its place among the others. */
interface Named {
  readonly id: string;
  readonly place: number;
}

/** By their keys. */
interface Names {
  readonly agencies: ReadonlyMap<number, Named>;
  readonly requirements: ReadonlyMap<number, Named>;
}

/** A question for agencies in the order of their references and requirements in that of their ids, and those that were found when it is answered. */
function askNames(): Names & { readonly question: RawBuilder<unknown> } {
  const agencies = new Map<number, Named>();
  const requirements = new Map<number, Named>();
  const question = sql`${prepared('names_of_figures')}
    select key, id, 1 as is_agency, row_number() over (order by ref)::int as place from agency
    union all
    select key, id, 0, row_number() over (order by id collate "C")::int from requirement
    ${cellsTo((row) => {
      const [key, id, isAgency, place] = [row.int()!, row.text()!, row.int() === 1, row.int()!];
      (isAgency ? agencies : requirements).set(key, { id, place });
    })}`;
  return { agencies, requirements, question };
}

/** The counts of one agency and one requirement; of all of them where they are added up. */
interface Sum {
  readonly agency: Named | undefined;
  readonly requirement: Named | undefined;
  readonly counts: readonly number[];
}

/**
 * @param changes - by day what changed since the day before
 * @param additions - by day what belongs to that day alone
 */
function rowsOf(
  { dates }: TrendQuestion,
  names: Names,
  changes: readonly Cell[],
  additions: readonly Cell[],
): readonly TrendRow[] {
  const changesOf = Map.groupBy(changes, (cell) => cell.place);
  const additionsOf = Map.groupBy(additions, (cell) => cell.place);
  let running: ReadonlyMap<number, Sum> = new Map();
  return dates.flatMap((asAt, place) => {
    running = added(running, changesOf.get(place), names);
    return [...added(running, additionsOf.get(place), names).values()]
      .filter(({ counts }) => counts.some((count) => count !== 0))
      .sort((a, b) => placeOf(a.agency, b.agency) || placeOf(a.requirement, b.requirement))
      .map(({ agency, requirement, counts }) => ({
        asAt,
        ...(agency && { agencyId: agency.id as AgencyId }),
        ...(requirement && { requirement: requirement.id }),
        states: stateCounts(counts),
      }));
  });
}

function added(
  sums: ReadonlyMap<number, Sum>,
  cells: readonly Cell[] | undefined,
  names: Names,
): ReadonlyMap<number, Sum> {
  if (cells === undefined) return sums;
  const result = new Map(sums);
  for (const { agency, requirement, counts } of cells) {
    const key = (agency ?? 0) * MOST_REQUIREMENTS + (requirement ?? 0);
    const before = result.get(key);
    result.set(key, {
      agency: before?.agency ?? names.agencies.get(agency ?? 0),
      requirement: before?.requirement ?? names.requirements.get(requirement ?? 0),
      counts: before === undefined ? counts : counts.map((count, state) => count + before.counts[state]!),
    });
  }
  return result;
}

function placeOf(one: Named | undefined, other: Named | undefined): number {
  return (one?.place ?? 0) - (other?.place ?? 0);
}

function stateCounts(counts: readonly number[]): StateCounts {
  return Object.fromEntries(State.options.map((state, index) => [state, counts[index]!])) as Record<State, number>;
}
