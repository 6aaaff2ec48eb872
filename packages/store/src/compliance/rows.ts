import { dayOf, unknownCursor, type Page, type PageRequest } from '@trellis/core';
import { State, type JudgedRow, type RowsFilter } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageOf } from '../paging.ts';
import { askedWords } from '../people/search-words.ts';
import { earliestSpans, isFound, meantSpans, ordering, orderOf, viewOf, type Order } from './listed.ts';
import { isSighted } from './sighted.ts';
import { spanOf, spansAsAt, type SpanRow } from './spans.ts';
import { trend } from './trend.ts';

interface Row extends SpanRow {
  readonly given_name: string;
  readonly family_name: string;
  readonly staff_number: string | null;
  readonly job_title: string | null;
  readonly team: string | null;
}

/**
 * The columns of a {@link Row}, out of spans `s`, people `p` and posts `o`. What has one name each is looked up by itself: were all joined, PostgreSQL
 * would try the orders in which to join them, which takes longer than it takes to find them, above all under row-level security.
 */
const rowColumns = sql`p.id as person_id, o.id as post_id, (select a.id from agency a where a.key = s.agency_key) as agency_id,
  (select r.id from requirement r where r.key = s.requirement_key) as requirement_id,
  (select e.id from evidence e where e.key = s.evidence_key and e.known_to = 'infinity') as evidence_id,
  (select b.content from basis b where b.key = s.basis_key) as basis, s.from_on, s.to_on, s.due_on, s.held_on, s.state, s.view,
  p.given_name, p.family_name, o.job_title, o.team,
  (select min(n.staff_number) from staff_number n where n.person_id = p.id
    and n.agency_id = (select a.id from agency a where a.key = s.agency_key)) as staff_number`;

/** A page of the requirements of posts that a filter lets through, each post judged alone, with their number. */
export async function rows(binding: Binding, filter: RowsFilter, page: PageRequest): Promise<Page<JudgedRow>> {
  const { tx } = binding;
  const order = orderOf(filter);
  const limit = page.limit + 1;
  const after = page.after === undefined ? sql`true` : await isAfter(binding, order, filter, page.after);
  const earliest = earliestSpans(binding, filter, after, limit);
  const spans =
    earliest === undefined
      ? sql`${meantSpans(binding, filter)} s ${order.beside ?? sql``} where ${isFound(filter)} and ${after}`
      : sql`${earliest} s`;
  // Names and reasons are looked up for the rows of the page alone.
  const { rows: listed } = await sql<Row>`
    select ${rowColumns}
    from (select s.*, ${order.by} as place from ${spans} ${ordering(order.by, order)} limit ${limit}) s
    join person p on p.key = s.person_key join post o on o.key = s.post_key and o.known_to = 'infinity'
    ${ordering(sql`s.place`, order)}`.execute(tx);
  return mapPage(pageOf(listed, page.limit, cursorOf, await count(binding, filter)), (row) =>
    judgedRow(row, filter.asAt),
  );
}

/** How many rows a filter lets through: out of the roll-up, unless it asks for more than agencies, requirement and states. */
async function count(binding: Binding, filter: RowsFilter): Promise<number> {
  const { sight, asAt, knownAt, agencyId, requirement, states = State.options, team, text } = filter;
  if (team === undefined && askedWords(text).length === 0) {
    const agencyIds = agencyId === undefined ? undefined : [agencyId];
    const [all] = await trend(binding, sight, { dates: [asAt], knownAt, by: [], requirement, agencyIds });
    return all === undefined ? 0 : states.reduce((sum, state) => sum + all.states[state], 0);
  }
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${meantSpans(binding, filter)} s where ${isFound(filter)}`.execute(binding.tx);
  return counted[0]!.total;
}

/** Ids alone, so that an address with a cursor in it says nothing about anybody. */
function cursorOf(row: Row): string {
  return [row.person_id, row.post_id, row.requirement_id].join('.');
}

/** What comes after the row of a cursor. @throws `paging.unknown-cursor` when that row is not there, or not any more */
async function isAfter(
  binding: Binding,
  order: Order,
  filter: RowsFilter,
  cursor: string,
): Promise<RawBuilder<unknown>> {
  const [person = '', post = '', requirement = ''] = cursor.split('.');
  // Another's row is as good as none: its place in the order would tell of it.
  const isIt = sql`${isSighted(filter, filter.knownAt)} and person_key = (select key from person where id = ${person})
    and post_key = (select key from post where id = ${post} and known_to = 'infinity')
    and requirement_key = (select key from requirement where id = ${requirement})`;
  const { rows: found } = await sql<{ value: string; ties: readonly [number, number, number] }>`
    select (${order.by})::text as value, array[s.person_key, s.post_key, s.requirement_key] as ties
    from ${spansAsAt(binding, filter, isIt, viewOf(filter))} s ${order.beside ?? sql``}`.execute(binding.tx);
  const last = found[0];
  if (last === undefined) throw unknownCursor();
  const way = sql.raw(order.descending ? '<' : '>');
  return sql`(${order.by}, s.person_key, s.post_key, s.requirement_key) ${way} (${last.value}, ${sql.join(last.ties)})`;
}

function judgedRow(row: Row, asAt: string): JudgedRow {
  return {
    personId: row.person_id as JudgedRow['personId'],
    postId: row.post_id,
    agencyId: row.agency_id as JudgedRow['agencyId'],
    staffNumber: row.staff_number ?? undefined,
    givenName: row.given_name,
    familyName: row.family_name,
    jobTitle: row.job_title ?? undefined,
    team: row.team ?? undefined,
    span: spanOf(row),
    daysOverdue: row.due_on === null ? null : dayOf(asAt) - dayOf(row.due_on),
  };
}
