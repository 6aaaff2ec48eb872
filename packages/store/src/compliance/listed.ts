import { State, WHOLE, type RowsFilter } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { askedWords } from '../people/search-words.ts';
import { isSighted } from './sighted.ts';
import { spanKeyColumns, spansAsAt } from './spans.ts';
import { stateNumber, views } from './states.ts';

/** How rows are ordered: by a value of span `s`, or of what has to stand beside it for that. */
export interface Order {
  readonly by: RawBuilder<unknown>;
  readonly beside?: RawBuilder<unknown>;
  readonly descending: boolean;
  readonly isByRequirement?: boolean;
  /** Whether what was due first comes first, what has no due date last: the order of an index. */
  readonly isByDue?: boolean;
}

const besidePost = sql`join post o on o.key = s.post_key and o.known_to = 'infinity'`;

/** The order that a filter asks for; absent: the longest overdue first. */
export function orderOf({ sort }: RowsFilter): Order {
  const { by, descending } = sort ?? { by: 'days-overdue', descending: true };
  switch (by) {
    // The longer overdue, the earlier it was due; what has no due date comes last either way.
    case 'days-overdue':
      return dueOrder(!descending);
    case 'due-on':
      return dueOrder(descending);
    case 'person':
      return { by: sql`p.sort_name`, beside: sql`join person p on p.key = s.person_key`, descending };
    case 'team':
      return { by: sql`lower(coalesce(o.team, '')) collate "C"`, beside: besidePost, descending };
    case 'requirement':
      return {
        by: sql`r.id collate "C"`,
        beside: sql`join requirement r on r.key = s.requirement_key`,
        descending,
        isByRequirement: true,
      };
  }
}

function dueOrder(descending: boolean): Order {
  const by = sql`coalesce(s.due_on, ${sql.lit(descending ? '-infinity' : 'infinity')}::date)`;
  return { by, descending, isByDue: !descending };
}

/** The condition on a span that a filter lets through, but for its words. */
export function isMeant(filter: RowsFilter): RawBuilder<unknown> {
  const conditions = [isSighted(filter, filter.knownAt)];
  if (filter.states !== undefined) conditions.push(sql`state = any(${filter.states.map(stateNumber)}::smallint[])`);
  if (filter.requirement !== undefined)
    conditions.push(sql`requirement_key = (select key from requirement where id = ${filter.requirement})`);
  if (filter.team !== undefined)
    conditions.push(sql`post_key in (select key from post where team = ${filter.team} and known_to = 'infinity')`);
  return sql.join(conditions, sql` and `);
}

/** The spans of the day, as known at the moment, that a filter lets through but for its words. */
export function meantSpans(binding: Binding, filter: RowsFilter): RawBuilder<unknown> {
  return spansAsAt(binding, filter, isMeant(filter), viewOf(filter));
}

/** Requirements of posts one by one, or what is asked of a person as a whole where that is asked for by name. */
export function viewOf({ requirement }: RowsFilter): 'post' | 'whole' {
  return requirement === WHOLE ? 'whole' : 'post';
}

/** The condition on a span `s` under which words of the person or of that very post begin with what was typed. */
export function isFound(filter: RowsFilter): RawBuilder<unknown> {
  const found = askedWords(filter.text).map(
    ({ from, before }) => sql`exists (
      select from search_word w where w.person_key = s.person_key and w.agency_key in (0, s.agency_key) and w.post_key in (0, s.post_key)
        and w.word >= ${from} and w.word < ${before})`,
  );
  return sql.join([sql`true`, ...found], sql` and `);
}

/** In the order asked for; spans of the same place always in the same way. */
export function ordering(by: RawBuilder<unknown>, { descending }: Order): RawBuilder<unknown> {
  const way = sql.raw(descending ? 'desc' : 'asc');
  return sql`order by ${by} ${way}, s.person_key ${way}, s.post_key ${way}, s.requirement_key ${way}`;
}

/**
 * The spans with which a page in the order of due dates begins, without looking at all others: the first few of each agency and state, as an index
 * holds them.
 *
 * @param more - a further condition on spans `s`
 * @param limit - how many the page needs at most
 * @returns undefined where the order, the moment or the sight is another
 */
export function earliestSpans(
  { partnershipId }: Binding,
  filter: RowsFilter,
  more: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> | undefined {
  const { sight, knownAt, asAt, agencyId, states = State.options } = filter;
  const isTeam = !sight.all && sight.team !== undefined;
  if (orderOf(filter).isByDue !== true || knownAt !== undefined || isTeam) return undefined;
  const inSight = sight.all ? sql`true` : sql`id = any(${sight.agencyIds})`;
  const isAsked = agencyId === undefined ? sql`true` : sql`id = ${agencyId}`;
  return sql`(
    select s.* from (select key from agency where ${inSight} and ${isAsked}) a
    cross join unnest(${states.map(stateNumber)}::smallint[]) as asked (state)
    cross join lateral (
      select * from (
        select ${spanKeyColumns} from span where partnership_id = ${partnershipId} and view = ${sql.lit(views[viewOf(filter)])}
          and agency_key = a.key and state = asked.state and from_on <= ${asAt}::date and to_on > ${asAt}::date and ${isMeant(filter)}
      ) s
      where ${isFound(filter)} and ${more} order by s.due_on, s.person_key, s.post_key, s.requirement_key limit ${limit}
    ) s
  )`;
}
