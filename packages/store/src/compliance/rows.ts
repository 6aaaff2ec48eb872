import { dayOf, type Page, type PageRequest } from '@trellis/core';
import type { JudgedRow, RowsFilter } from '@trellis/core/compliance';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageOf } from '../paging.ts';
import { askedWords } from '../people/search-words.ts';
import { isSighted } from './figures.ts';
import { spanColumns, spanJoins, spanOf, spansAsAt, type SpanRow } from './spans.ts';
import { stateNumber } from './states.ts';

interface Row extends SpanRow {
  readonly given_name: string;
  readonly family_name: string;
  readonly staff_number: string | null;
  readonly job_title: string | null;
  readonly team: string | null;
}

/** Who orders what: an expression over span `s`, person `p` and post `o`, and what of it is the same in every language. */
interface Order {
  readonly by: RawBuilder<unknown>;
  readonly descending: boolean;
}

function orderOf({ sort }: RowsFilter): Order {
  const { by, descending } = sort ?? { by: 'days-overdue', descending: true };
  switch (by) {
    // The longer overdue, the earlier it was due; what has no due date comes last either way.
    case 'days-overdue':
      return dueOrder(!descending);
    case 'due-on':
      return dueOrder(descending);
    case 'person':
      return { by: sql`p.sort_name`, descending };
    case 'team':
      return { by: sql`lower(coalesce(o.team, '')) collate "C"`, descending };
    case 'requirement':
      return { by: sql`r.id collate "C"`, descending };
  }
}

function dueOrder(descending: boolean): Order {
  return { by: sql`coalesce(s.due_on, ${descending ? '-infinity' : 'infinity'}::date)`, descending };
}

/** Spans `s` that a filter lets through, with person `p`, post `o` and requirement `r` beside them. */
function filtered(binding: Binding, filter: RowsFilter): RawBuilder<unknown> {
  const onSpan = [isSighted(filter)];
  if (filter.states !== undefined) onSpan.push(sql`state = any(${filter.states.map(stateNumber)}::smallint[])`);
  if (filter.requirement !== undefined)
    onSpan.push(sql`requirement_key = (select key from requirement where id = ${filter.requirement})`);
  const beside = [sql`true`];
  if (filter.team !== undefined) beside.push(sql`o.team = ${filter.team}`);
  for (const { from, before } of askedWords(filter.text)) {
    beside.push(sql`exists (
      select from search_word w where w.person_key = s.person_key and w.agency_key in (0, s.agency_key) and w.post_key in (0, s.post_key)
        and w.word >= ${from} and w.word < ${before})`);
  }
  return sql`${spansAsAt(binding, filter, sql.join(onSpan, sql` and `))} s ${spanJoins} where ${sql.join(beside, sql` and `)}`;
}

const rowColumns = sql`${spanColumns}, p.given_name, p.family_name, o.job_title, o.team,
  (select min(n.staff_number) from staff_number n where n.person_id = p.id and n.agency_id = a.id) as staff_number`;

function ordering({ by, descending }: Order): RawBuilder<unknown> {
  const way = sql.raw(descending ? 'desc' : 'asc');
  return sql`order by ${by} ${way}, p.id ${way}, o.id ${way}, r.id ${way}`;
}

/** A page of the requirements of posts that a filter lets through, each post judged alone, with their number. */
export async function rows(binding: Binding, filter: RowsFilter, page: PageRequest): Promise<Page<JudgedRow>> {
  const { tx } = binding;
  const order = orderOf(filter);
  const found = filtered(binding, filter);
  const after = page.after === undefined ? sql`true` : await isAfter(binding, order, filter, page.after);
  const { rows: listed } = await sql<Row>`
    select ${rowColumns} from ${found} and ${after} ${ordering(order)} limit ${page.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(tx);
  return mapPage(pageOf(listed, page.limit, cursorOf, counted[0]!.total), (row) => judgedRow(row, filter.asAt));
}

/** Ids alone, so that an address with a cursor in it says nothing about anybody. */
function cursorOf(row: Row): string {
  return [row.person_id, row.post_id, row.requirement_id].join('.');
}

/** What comes after the row of a cursor; nothing when that row is not there any more. */
async function isAfter(
  binding: Binding,
  order: Order,
  filter: RowsFilter,
  cursor: string,
): Promise<RawBuilder<unknown>> {
  const [person = '', post = '', requirement = ''] = cursor.split('.');
  const isIt = sql`person_key = (select key from person where id = ${person})
    and post_key = (select key from post where id = ${post} and known_to = 'infinity')
    and requirement_key = (select key from requirement where id = ${requirement})`;
  const { rows: found } = await sql<{ value: string }>`
    select (${order.by})::text as value from ${spansAsAt(binding, filter, isIt)} s ${spanJoins}`.execute(binding.tx);
  const way = sql.raw(order.descending ? '<' : '>');
  const value = found[0]?.value;
  if (value === undefined) return sql`false`;
  return sql`(${order.by}, p.id, o.id, r.id) ${way} (${value}, ${person}, ${post}, ${requirement})`;
}

const fetchedAtOnce = 500;
let cursors = 0;

/** All rows that a filter lets through, fetched some hundred at a time. */
export async function* everyRow(binding: Binding, filter: RowsFilter): AsyncGenerator<JudgedRow> {
  const { tx } = binding;
  const cursor = sql.raw(`rows_${++cursors}`);
  await sql`declare ${cursor} no scroll cursor for select ${rowColumns} from ${filtered(binding, filter)} ${ordering(orderOf(filter))}`.execute(
    tx,
  );
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
