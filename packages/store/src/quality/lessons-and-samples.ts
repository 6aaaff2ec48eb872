import type { CourseId, EventId } from '@trellis/core';
import type { Lesson, QualityStore, SamplingPlan } from '@trellis/core/quality';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { LessonTable, SamplingPlanTable } from './table.ts';

type LessonRow = Selectable<LessonTable>;
interface PlanRow extends Selectable<SamplingPlanTable> {
  readonly chosen: SamplingPlan['chosen'];
}

/** Lessons of case reviews, and samples of events drawn by lot. */
export function lessonsAndSamplesPart(
  binding: Binding,
): Pick<
  QualityStore,
  | 'lessons'
  | 'lesson'
  | 'lessonsById'
  | 'lessonsReceived'
  | 'saveLesson'
  | 'samplingPlans'
  | 'lockSamplingPlan'
  | 'saveSamplingPlan'
> {
  const { tx, partnershipId } = binding;
  return {
    async lessons(state, page) {
      const last = sql`select received_on, id from lesson where id = ${page.after ?? null}`;
      const conditions = [
        state === undefined ? sql`true` : sql`state = ${state}`,
        page.after === undefined ? sql`true` : sql`(received_on, id) < (${last})`,
      ];
      const rows = await lessonRows(
        binding,
        sql`${sql.join(conditions, sql` and `)} order by received_on desc, id desc limit ${page.limit + 1}`,
      );
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), lessonOf);
    },
    async lesson(id) {
      const [row] = await lessonRows(binding, sql`id = ${id}`);
      return row && lessonOf(row);
    },
    lessonsById: async (ids) =>
      ids.length === 0 ? [] : (await lessonRows(binding, sql`id = any(${ids}) order by id`)).map(lessonOf),
    lessonsReceived: async (from, to) =>
      (await lessonRows(binding, sql`received_on between ${from}::date and ${to}::date order by received_on, id`)).map(
        lessonOf,
      ),
    async saveLesson({ id, title, summary, receivedOn, document, courseIds, state }) {
      const columns = {
        title,
        summary,
        received_on: receivedOn,
        document: document ?? null,
        course_ids: courseIds,
        state,
      };
      await tx
        .insertInto('lesson')
        .values({ partnership_id: partnershipId, id, ...columns })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(columns))
        .execute();
    },
    async samplingPlans(page) {
      const last = sql`select from_on, id from sampling_plan where id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(from_on, id) < (${last})`;
      const rows = await planRows(binding, sql`${after} order by from_on desc, id desc limit ${page.limit + 1}`);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), planOf);
    },
    lockSamplingPlan: async (id) => firstPlan(await planRows(binding, sql`id = ${id} for update`)),
    async saveSamplingPlan(plan, by) {
      const columns = {
        from_on: plan.from,
        to_on: plan.to,
        events: plan.events,
        set_ids: plan.setIds,
        course_ids: plan.courseIds,
        seed: plan.seed ?? null,
        drawn_at: plan.drawnAt ?? null,
        saved_by_kind: by.kind,
        saved_by: by.id,
      };
      await tx
        .insertInto('sampling_plan')
        .values({ partnership_id: partnershipId, id: plan.id, ...columns })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(columns))
        .execute();
      if (plan.chosen.length === 0) return;
      await tx
        .insertInto('sampled_event')
        .values(
          plan.chosen.map(({ eventId, because, observationId }, place) => ({
            partnership_id: partnershipId,
            plan_id: plan.id,
            event_id: eventId,
            place,
            because,
            observation_id: observationId ?? null,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

async function lessonRows({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly LessonRow[]> {
  const { rows } = await sql<LessonRow>`select * from lesson where ${rest}`.execute(tx);
  return rows;
}

function lessonOf(row: LessonRow): Lesson {
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    receivedOn: row.received_on,
    ...(row.document === null ? {} : { document: row.document }),
    courseIds: row.course_ids as CourseId[],
    state: row.state,
  };
}

async function planRows({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.*, (
      select coalesce(json_agg(json_strip_nulls(json_build_object(
        'eventId', s.event_id, 'because', s.because, 'observationId', s.observation_id)) order by s.place), '[]')
      from sampled_event s where s.partnership_id = p.partnership_id and s.plan_id = p.id) as chosen
    from sampling_plan p where ${rest}`.execute(tx);
  return rows;
}

function firstPlan([row]: readonly PlanRow[]): SamplingPlan | undefined {
  return row && planOf(row);
}

function planOf(row: PlanRow): SamplingPlan {
  return {
    id: row.id,
    from: row.from_on,
    to: row.to_on,
    events: row.events,
    setIds: row.set_ids,
    courseIds: row.course_ids as CourseId[],
    ...(row.seed === null || row.drawn_at === null ? {} : { seed: row.seed, drawnAt: row.drawn_at }),
    chosen: row.chosen.map((each) => ({ ...each, eventId: each.eventId as EventId })),
  };
}
