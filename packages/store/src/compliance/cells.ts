import { dateOf, dayOf } from '@trellis/core';
import { WHOLE, type TrendQuestion } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import { cellsTo } from '../asking/prepared.ts';
import type { Binding } from '../binding.ts';
import { isKnown } from '../versions.ts';
import { spansSince } from './known-since.ts';
import { spansKnown } from './spans.ts';
import { views } from './states.ts';
import { tallyColumns } from './tally.ts';
import { runsBetween } from './tiers.ts';

/** Counts by state of one agency and one requirement on one day, or what is to be added to them. */
export interface Cell {
  /** Index of the day in the question. */
  readonly place: number;
  /** Its key; null where agencies are added up. */
  readonly agency: number | null;
  /** Its key; null where requirements are added up. */
  readonly requirement: number | null;
  /** In the order of `State`. */
  readonly counts: readonly number[];
}

/** A question for cells, to be asked in one go with others, and those that were found when it is answered. */
export interface CellsAsked {
  readonly question: RawBuilder<unknown>;
  readonly cells: readonly Cell[];
}

/** Figures of some days, of spans that fit a condition. */
export interface CellsQuestion extends TrendQuestion {
  /** On columns of spans; to be answered by the roll-up, on agencies alone. */
  readonly condition: RawBuilder<unknown>;
}

/**
 * Out of the roll-up, which knows what holds as known now.
 *
 * @returns for each day what changed since the day before it in the question, for the first since ever
 */
export function cellsOfTally(binding: Binding, question: CellsQuestion): CellsAsked {
  const { dates } = question;
  const runs = dates.flatMap((date, place) =>
    runsBetween(place === 0 ? undefined : dayAfter(dates[place - 1]!), dayAfter(date)).map((run) => ({
      ...run,
      place,
    })),
  );
  const sums = sql.raw(tallyColumns.map((name) => `sum(${name})::int as ${name}`).join(', '));
  return asked(sql`
    select r.place, ${apart(question)}, ${sums}
    from unnest(${runs.map((run) => run.place)}::int[], ${runs.map((run) => run.grain)}::smallint[],
      ${runs.map((run) => run.from)}::date[], ${runs.map((run) => run.before)}::date[]) as r (place, grain, from_on, before_on)
    -- Run by run, since each is a stretch of the index.
    cross join lateral (
      select * from tally where partnership_id = ${binding.partnershipId} and grain = r.grain and ${isAsked(question)}
        and on_on >= r.from_on and on_on < r.before_on and ${question.condition} offset 0
    ) t
    group by 1, 2, 3`);
}

/** Out of spans: what to add to the figures as known now to have them as known at a moment. */
export function correctionsOf(binding: Binding, question: CellsQuestion): CellsAsked {
  const { partnershipId } = binding;
  const meant = sql`partnership_id = ${partnershipId} and ${isMeant(question)}`;
  const columns = sql.raw('agency_key, requirement_key, state, from_on, to_on');
  const knownAt = question.knownAt!;
  return countSpans(
    question,
    sql`(
      select ${columns}, -1 as change from ${spansSince(columns, meant, knownAt)} come
      union all
      select ${columns}, 1 from span_was
      where ${meant} and ${isKnown(knownAt)}
    )`,
  );
}

/** Out of spans: all that was known at a moment. @returns for each day the whole of it */
export function cellsOfSpans(binding: Binding, question: CellsQuestion): CellsAsked {
  const known = spansKnown(binding, question.knownAt, isMeant(question));
  return countSpans(question, sql`(select *, 1 as change from ${known} known)`);
}

function countSpans(question: CellsQuestion, spans: RawBuilder<unknown>): CellsAsked {
  const counts = tallyColumns.map(
    (name, state) => `coalesce(sum(change) filter (where state = ${state}), 0)::int as ${name}`,
  );
  return asked(sql`
    select (d.place - 1)::int as place, ${apart(question)}, ${sql.raw(counts.join(', '))}
    from unnest(${question.dates}::date[]) with ordinality as d (day, place)
    join ${spans} s on s.from_on <= d.day and s.to_on > d.day
    group by 1, 2, 3`);
}

/** @param query - for place, agency, requirement and the counts, all of them whole numbers of four bytes */
function asked(query: RawBuilder<unknown>): CellsAsked {
  const cells: Cell[] = [];
  const question = sql`${query} ${cellsTo((row) => {
    const [place, agency, requirement] = [row.int()!, row.int(), row.int()];
    cells.push({ place, agency, requirement, counts: tallyColumns.map(() => row.int()!) });
  })}`;
  return { question, cells };
}

/** What figures are apart for; null where they are added up. */
function apart({ by }: CellsQuestion): RawBuilder<unknown> {
  const agency = by.includes('agency') ? 'agency_key' : 'null::int';
  const requirement = by.includes('requirement') ? 'requirement_key' : 'null::int';
  return sql.raw(`${agency} as agency_key, ${requirement} as requirement_key`);
}

function isMeant(question: CellsQuestion): RawBuilder<unknown> {
  const view = question.requirement === WHOLE ? views.whole : views.post;
  const isOne = question.requirement === undefined ? sql`true` : isAsked(question);
  return sql`view = ${sql.lit(view)} and ${isOne} and ${question.condition}`;
}

/** By a list of keys, since that is what the index of the roll-up begins with. */
function isAsked({ requirement }: CellsQuestion): RawBuilder<unknown> {
  const asked = requirement === undefined ? sql`id <> ${WHOLE}` : sql`id = ${requirement}`;
  return sql`requirement_key = any(array(select key from requirement where ${asked}))`;
}

function dayAfter(date: string): string {
  return dateOf(dayOf(date) + 1);
}
