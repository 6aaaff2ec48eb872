import type { CommentRow, SummaryScope } from '@trellis/core/evaluation';
import type { Page, PageRequest } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../../binding.ts';
import { pageFound } from '../../paging.ts';
import { eventIn } from './scope.ts';

/** Whether what somebody wrote has been released: their answer is in a lot; of an anonymous form, every answer of its event and stage is. */
const IS_RELEASED = sql`case when t.answer is not null
    then exists (select from evaluation_answer a where a.key = t.answer and a.lot_id is not null)
    else exists (select from evaluation_answer a where a.event_id = t.event_id and a.stage = t.stage and a.lot_id is not null)
      and not exists (select from evaluation_answer a where a.event_id = t.event_id and a.stage = t.stage and a.lot_id is null) end`;

const ROW = sql`t.id, t.event_id as "eventId", e.course_id as "courseId", c.title as "courseTitle", e.starts_at as "startsAt", t.stage,
  t.form_id as "formId", t.item_id as "itemId", t.words, t.tags, t.is_read as "isRead"`;

const FROM = sql`evaluation_text t join event e on e.id = t.event_id join course c on c.id = e.course_id`;

/** What people wrote, without whose it is: not yet read first, then by date and in no other order than that of random ids. */
export async function comments(
  binding: Binding,
  {
    scope,
    released,
    isRead,
  }: { readonly scope: SummaryScope; readonly released: boolean; readonly isRead?: boolean | undefined },
  page: PageRequest,
): Promise<Page<CommentRow>> {
  const last = sql`select t.is_read, e.starts_at, t.id from ${FROM} where t.id = ${page.after ?? null}`;
  const conditions: RawBuilder<unknown>[] = [
    // Plans are the learner's own.
    sql`not t.is_plan`,
    eventIn(scope, binding.timeZone),
    released ? IS_RELEASED : sql`(t.answer is not null or ${IS_RELEASED})`,
    ...(isRead === undefined ? [] : [sql`t.is_read = ${isRead}`]),
    ...(page.after === undefined
      ? []
      : [
          sql`(t.is_read::int, -extract(epoch from e.starts_at), t.id) > (
            select l.is_read::int, -extract(epoch from l.starts_at), l.id from (${last}) l)`,
        ]),
  ];
  const { rows } = await sql<CommentRow>`
    select ${ROW} from ${FROM} where ${sql.join(conditions, sql` and `)}
    order by t.is_read::int, -extract(epoch from e.starts_at), t.id limit ${page.limit + 1}`.execute(binding.tx);
  return await pageFound(binding, page, { rows, last, cursorOf: ({ id }) => id });
}

/** One of them; nothing of an anonymous form that is not released. */
export async function comment({ tx }: Binding, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`
    select ${ROW} from ${FROM} where t.id = ${id} and not t.is_plan and (t.answer is not null or ${IS_RELEASED})`.execute(
    tx,
  );
  return rows[0];
}
