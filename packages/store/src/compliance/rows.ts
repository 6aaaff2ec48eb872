import { dayOf, unknownCursor, type Page, type PageRequest } from '@trellis/core';
import { WHOLE, type JudgedRow, type RowsFilter } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageOf } from '../paging.ts';
import { askedWords } from '../people/search-words.ts';
import { isSighted } from './sighted.ts';
import { spanColumns, spanJoins, spanOf, spansAsAt, type SpanRow } from './spans.ts';
import { stateNumber } from './states.ts';

interface Row extends SpanRow {
  readonly given_name: string;
  readonly family_name: string;
  readonly staff_number: string | null;
  readonly job_title: string | null;
  readonly team: string | null;
}

/** How rows are ordered: by a value of span `s`, or of what has to stand beside it for that. */
interface Order {
  readonly by: RawBuilder<unknown>;
  readonly beside?: RawBuilder<unknown>;
  readonly descending: boolean;
}

const besidePost = sql`join post o on o.key = s.post_key and o.known_to = 'infinity'`;

function orderOf({ sort }: RowsFilter): Order {
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
      return { by: sql`r.id collate "C"`, beside: sql`join requirement r on r.key = s.requirement_key`, descending };
  }
}

function dueOrder(descending: boolean): Order {
  return { by: sql`coalesce(s.due_on, ${sql.lit(descending ? '-infinity' : 'infinity')}::date)`, descending };
}

/** The condition on a span that a filter lets through. */
function isMeant(filter: RowsFilter): RawBuilder<unknown> {
  const conditions = [isSighted(filter, filter.knownAt)];
  if (filter.states !== undefined) conditions.push(sql`state = any(${filter.states.map(stateNumber)}::smallint[])`);
  if (filter.requirement !== undefined)
    conditions.push(sql`requirement_key = (select key from requirement where id = ${filter.requirement})`);
  if (filter.team !== undefined)
    conditions.push(sql`post_key in (select key from post where team = ${filter.team} and known_to = 'infinity')`);
  return sql.join(conditions, sql` and `);
}

function meantSpans(binding: Binding, filter: RowsFilter): RawBuilder<unknown> {
  return spansAsAt(binding, filter, isMeant(filter), viewOf(filter));
}

function viewOf({ requirement }: RowsFilter): 'post' | 'whole' {
  return requirement === WHOLE ? 'whole' : 'post';
}

/** The condition on a span `s` under which words of the person or of that very post begin with what was typed. */
function isFound(filter: RowsFilter): RawBuilder<unknown> {
  const found = askedWords(filter.text).map(
    ({ from, before }) => sql`exists (
      select from search_word w where w.person_key = s.person_key and w.agency_key in (0, s.agency_key) and w.post_key in (0, s.post_key)
        and w.word >= ${from} and w.word < ${before})`,
  );
  return sql.join([sql`true`, ...found], sql` and `);
}

const rowColumns = sql`${spanColumns}, p.given_name, p.family_name, o.job_title, o.team,
  (select min(n.staff_number) from staff_number n where n.person_id = p.id and n.agency_id = a.id) as staff_number`;

/** Spans that a filter lets through, each with the value that gives it its place. */
function placed(binding: Binding, filter: RowsFilter, order: Order, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select s.*, ${order.by} as place
    from ${meantSpans(binding, filter)} s ${order.beside ?? sql``} where ${isFound(filter)} and ${more}`;
}

/** In the order asked for; spans of the same place always in the same way. */
function ordering(by: RawBuilder<unknown>, { descending }: Order): RawBuilder<unknown> {
  const way = sql.raw(descending ? 'desc' : 'asc');
  return sql`order by ${by} ${way}, s.person_key ${way}, s.post_key ${way}, s.requirement_key ${way}`;
}

/** A page of the requirements of posts that a filter lets through, each post judged alone, with their number. */
export async function rows(binding: Binding, filter: RowsFilter, page: PageRequest): Promise<Page<JudgedRow>> {
  const { tx } = binding;
  const order = orderOf(filter);
  const after = page.after === undefined ? sql`true` : await isAfter(binding, order, filter, page.after);
  // Names and reasons are looked up for the rows of the page alone.
  const { rows: listed } = await sql<Row>`
    select ${rowColumns} from (${placed(binding, filter, order, after)} ${ordering(order.by, order)} limit ${page.limit + 1}) s ${spanJoins}
    ${ordering(sql`s.place`, order)}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${meantSpans(binding, filter)} s where ${isFound(filter)}`.execute(tx);
  return mapPage(pageOf(listed, page.limit, cursorOf, counted[0]!.total), (row) => judgedRow(row, filter.asAt));
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

const fetchedAtOnce = 500;
let cursors = 0;

/** All rows that a filter lets through, fetched some hundred at a time. */
export async function* everyRow(binding: Binding, filter: RowsFilter): AsyncGenerator<JudgedRow> {
  const { tx } = binding;
  const order = orderOf(filter);
  const cursor = sql.raw(`rows_${++cursors}`);
  await sql`declare ${cursor} no scroll cursor for
    select ${rowColumns} from (${placed(binding, filter, order, sql`true`)}) s ${spanJoins}
      ${ordering(sql`s.place`, order)}`.execute(tx);
  for (;;) {
    const { rows: fetched } = await sql<Row>`fetch forward ${sql.raw(String(fetchedAtOnce))} from ${cursor}`.execute(
      tx,
    );
    for (const row of fetched) yield judgedRow(row, filter.asAt);
    if (fetched.length < fetchedAtOnce) break;
  }
  // A reader who stops early leaves it to the end of the transaction.
  await sql`close ${cursor}`.execute(tx);
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
