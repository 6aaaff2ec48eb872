import type { CourseId, PersonId } from '@trellis/core';
import type { CauseKept, CourseReview, QualityStore, ReviewCause, ReviewKept } from '@trellis/core/quality';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { CourseReviewTable, ReviewCauseTable } from './table.ts';

type Kept = Selectable<CourseReviewTable>;
interface Row extends Kept {
  readonly causes: CourseReview['causes'];
}

const ORDER = sql`case state when 'open' then 0 else 1 end, due_on, id`;

/** Courses that are looked at again, and why. */
export function reviewsPart(
  binding: Binding,
): Pick<
  QualityStore,
  | 'reviews'
  | 'review'
  | 'lockReview'
  | 'reviewsById'
  | 'takeOpenReview'
  | 'saveReview'
  | 'cause'
  | 'addCause'
  | 'replaceCause'
  | 'causesOfLessons'
  | 'contentDue'
> {
  const { tx, partnershipId } = binding;
  return {
    async reviews(state, page) {
      const last = sql`select ${ORDER} from course_review where id = ${page.after ?? null}`;
      const conditions = [
        state === undefined ? sql`true` : sql`state = ${state}`,
        page.after === undefined ? sql`true` : sql`(${ORDER}) > (${last})`,
      ];
      const rows = await find(
        binding,
        sql`${sql.join(conditions, sql` and `)} order by ${ORDER} limit ${page.limit + 1}`,
      );
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), reviewOf);
    },
    review: async (id) => first(await find(binding, sql`id = ${id}`)),
    lockReview: async (id) => first(await find(binding, sql`id = ${id} for update`)),
    reviewsById: async (ids) =>
      ids.length === 0 ? [] : (await find(binding, sql`id = any(${ids}) order by id`)).map(reviewOf),
    takeOpenReview: (review) => takeOpen(binding, review),
    saveReview: (review) => save(binding, review),
    async cause(courseId, key) {
      const { rows } = await sql<Selectable<ReviewCauseTable>>`
        select * from review_cause where course_id = ${courseId} and cause_key = ${key}`.execute(tx);
      const [row] = rows;
      return row && { reviewId: row.review_id, key, cause: row.cause, addedAt: row.added_at };
    },
    async addCause(courseId, { reviewId, key, cause, addedAt }: CauseKept) {
      const added = await sql`
        insert into review_cause (partnership_id, course_id, cause_key, review_id, cause, added_at)
        values (${partnershipId}, ${courseId}, ${key}, ${reviewId}, ${JSON.stringify(cause)}::json, ${addedAt}::timestamptz)
        on conflict do nothing`.execute(tx);
      return added.numAffectedRows === 1n;
    },
    async replaceCause(courseId, key, cause) {
      await sql`
        update review_cause set cause = ${JSON.stringify(cause)}::json
        where course_id = ${courseId} and cause_key = ${key} and cause::jsonb <> ${JSON.stringify(cause)}::jsonb`.execute(
        tx,
      );
    },
    async causesOfLessons(lessonIds) {
      if (lessonIds.length === 0) return [];
      const { rows } = await sql<Selectable<ReviewCauseTable>>`
        select * from review_cause where cause ->> 'lessonId' = any(${lessonIds}) order by position`.execute(tx);
      return rows.map((row) => ({
        lessonId: (row.cause as Extract<ReviewCause, { kind: 'lesson' }>).lessonId,
        courseId: row.course_id as CourseId,
        reviewId: row.review_id,
      }));
    },
    async contentDue(by, limit) {
      const { rows } = await sql<{ course_id: string; version: string; review_on: string }>`
        select * from content_due(${by}::date) limit ${limit}`.execute(tx);
      return rows.map((row) => ({
        courseId: row.course_id as CourseId,
        version: row.version,
        reviewOn: row.review_on,
      }));
    },
  };
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select r.*, (
      select coalesce(json_agg(c.cause order by c.position), '[]') from review_cause c
      where c.partnership_id = r.partnership_id and c.review_id = r.id) as causes
    from course_review r where ${rest}`.execute(tx);
  return rows;
}

function first([row]: readonly Row[]): CourseReview | undefined {
  return row && reviewOf(row);
}

/** A course has one open review. Whoever is quicker adds it; everybody else finds it and waits until it is decided whether it stays open. */
async function takeOpen({ tx, partnershipId }: Binding, review: ReviewKept): Promise<ReviewKept> {
  for (;;) {
    const { rows } = await sql<Kept>`
      select * from course_review where course_id = ${review.courseId} and state = 'open' for update`.execute(tx);
    if (rows[0]) return keptOf(rows[0]);
    const added = await tx
      .insertInto('course_review')
      .values({ partnership_id: partnershipId, id: review.id, ...columnsOf(review) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) return review;
  }
}

async function save({ tx, partnershipId }: Binding, review: ReviewKept): Promise<void> {
  const columns = columnsOf(review);
  await tx
    .insertInto('course_review')
    .values({ partnership_id: partnershipId, id: review.id, ...columns })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(columns))
    .execute();
}

function columnsOf(review: ReviewKept) {
  return {
    course_id: review.courseId,
    version: review.version ?? null,
    state: review.state,
    opened_at: review.openedAt,
    due_on: review.dueOn,
    person_id: review.ownerId ?? null,
    owner_name: review.ownerName ?? null,
    findings: review.findings,
    outcome: review.outcome ?? null,
    closed_at: review.closedAt ?? null,
  };
}

function keptOf(row: Kept): ReviewKept {
  return {
    id: row.id,
    courseId: row.course_id as CourseId,
    ...(row.version === null ? {} : { version: row.version }),
    state: row.state,
    openedAt: row.opened_at,
    dueOn: row.due_on,
    ...(row.person_id === null ? {} : { ownerId: row.person_id as PersonId }),
    ...(row.owner_name === null ? {} : { ownerName: row.owner_name }),
    findings: row.findings,
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  };
}

function reviewOf(row: Row): CourseReview {
  return { ...keptOf(row), causes: row.causes };
}
