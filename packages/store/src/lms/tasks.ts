import type { LmsTask } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import type { LmsTaskTable } from './table.ts';

type Row = Selectable<LmsTaskTable>;

const keptDays = 30;
const silentSeconds = 60;

function taskOf(row: Row): LmsTask {
  return {
    id: row.id,
    kind: row.kind,
    registrationId: row.registration_id,
    ...(row.context_id === null ? {} : { contextId: row.context_id }),
    state: row.state,
    askedAt: row.asked_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    done: row.done,
    ...(row.steps === null ? {} : { steps: row.steps as NonNullable<LmsTask['steps']> }),
    ...(row.counts === null ? {} : { counts: row.counts as NonNullable<LmsTask['counts']> }),
    ...(row.fault === null ? {} : { fault: row.fault }),
  };
}

function contentOf(task: LmsTask) {
  return {
    state: task.state,
    ended_at: task.endedAt ?? null,
    done: task.done,
    steps: task.steps === undefined ? null : JSON.stringify(task.steps),
    counts: task.counts === undefined ? null : JSON.stringify(task.counts),
    fault: task.fault ?? null,
  };
}

/** Keeps a new task, and forgets those of the same LMS that ended 30 days before. */
export async function addTask({ tx, partnershipId }: Binding, task: LmsTask): Promise<void> {
  await sql`delete from lms_task where registration_id = ${task.registrationId}
    and ended_at < ${task.askedAt}::timestamptz - make_interval(days => ${keptDays})`.execute(tx);
  await tx
    .insertInto('lms_task')
    .values({
      partnership_id: partnershipId,
      id: task.id,
      registration_id: task.registrationId,
      kind: task.kind,
      context_id: task.contextId ?? null,
      asked_at: task.askedAt,
      said_at: task.askedAt,
      ...contentOf(task),
    })
    .execute();
}

/** Says how far a task has come; its worker is known to be alive now. */
export async function saveTask({ tx, now }: Binding, task: LmsTask): Promise<void> {
  await tx
    .updateTable('lms_task')
    .set({ said_at: now, ...contentOf(task) })
    .where('id', '=', task.id)
    .execute();
}

/** One task by its id. */
export async function task({ tx }: Binding, id: string): Promise<LmsTask | undefined> {
  const row = await tx.selectFrom('lms_task').selectAll().where('id', '=', id).executeTakeFirst();
  return row && taskOf(row);
}

/** The newest task of each kind and context of a registration, newest first. */
export async function latestTasks({ tx }: Binding, registrationId: string): Promise<readonly LmsTask[]> {
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (kind, context_id) * from lms_task where registration_id = ${registrationId}
      order by kind, context_id, asked_at desc, id desc
    ) newest order by asked_at desc, id desc`.execute(tx);
  return rows.map(taskOf);
}

/** Takes the oldest task that waits, or whose worker has been silent for a minute; of several workers at once each gets another. */
export async function takeTask({ tx }: Binding, at: string): Promise<LmsTask | undefined> {
  const { rows } = await sql<Row>`
    update lms_task set state = 'running', said_at = ${at}::timestamptz
    where id = (
      select id from lms_task where state in ('waiting', 'running')
        and (state = 'waiting' or said_at < ${at}::timestamptz - make_interval(secs => ${silentSeconds}))
      order by asked_at, id limit 1 for no key update skip locked
    ) returning *`.execute(tx);
  return rows[0] && taskOf(rows[0]);
}
