import type { EventId } from '@trellis/core';
import type { EvaluationRun, EvaluationStore } from '@trellis/core/evaluation';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import type { EvaluationRunTable } from './table.ts';

type Runs = Pick<EvaluationStore, 'run' | 'runs' | 'saveRun' | 'unsettle' | 'toSettle'>;

/** By which form events are evaluated, and when. */
export function createRuns({ tx, partnershipId, now }: Binding): Runs {
  return {
    async run(eventId) {
      const [row] = await tx.selectFrom('evaluation_run').selectAll().where('event_id', '=', eventId).execute();
      if (!row) return undefined;
      const { rows } =
        await sql`select from evaluation_to_settle(${now}::timestamptz) s where s.event_id = ${eventId}`.execute(tx);
      return { run: runOf(row), isStale: rows.length > 0 };
    },
    async runs(eventIds) {
      if (eventIds.length === 0) return [];
      const rows = await tx.selectFrom('evaluation_run').selectAll().where('event_id', 'in', eventIds).execute();
      return rows.map(runOf);
    },
    async saveRun(run) {
      const { before, after, 'follow-up': later } = run.windows;
      const content = {
        form_id: run.form?.id ?? null,
        form_version: run.form?.version ?? null,
        form: run.form === undefined ? null : (JSON.stringify(run.form) as never),
        pack_id: run.pack?.id ?? null,
        pack_version: run.pack?.version ?? null,
        naming: run.form?.naming ?? null,
        stages: [...run.stages],
        starts_at: run.startsAt,
        ends_at: run.endsAt,
        before_closes_at: before.closesAt,
        after_opens_at: after.opensAt,
        after_closes_at: after.closesAt,
        follow_up_opens_at: later.opensAt,
        follow_up_closes_at: later.closesAt,
        is_frozen: run.isFrozen,
        settled_at: now,
      };
      await tx
        .insertInto('evaluation_run')
        .values({ partnership_id: partnershipId, event_id: run.eventId, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'event_id']).doUpdateSet(content))
        .execute();
    },
    async unsettle() {
      await sql`delete from evaluation_run where not is_frozen`.execute(tx);
    },
    async toSettle(limit, personId) {
      const concerned =
        personId === undefined
          ? sql`true`
          : sql`exists (select from booking b where b.event_id = s.event_id and b.person_id = ${personId} and b.state <> 'cancelled')`;
      const { rows } = await sql<{ event_id: EventId }>`
        select s.event_id from evaluation_to_settle(${now}::timestamptz) s where ${concerned} limit ${limit}`.execute(
        tx,
      );
      return rows.map((row) => row.event_id);
    },
  };
}

function runOf(row: Selectable<EvaluationRunTable>): EvaluationRun {
  const later = { opensAt: row.follow_up_opens_at, closesAt: row.follow_up_closes_at };
  return {
    eventId: row.event_id as EventId,
    ...(row.form !== null && { form: row.form }),
    ...(row.pack_id !== null && row.pack_version !== null && { pack: { id: row.pack_id, version: row.pack_version } }),
    stages: row.stages,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    windows: {
      before: { opensAt: row.starts_at, closesAt: row.before_closes_at },
      after: { opensAt: row.after_opens_at, closesAt: row.after_closes_at },
      'follow-up': later,
      manager: later,
    },
    isFrozen: row.is_frozen,
  };
}
