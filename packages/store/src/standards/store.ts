import type { AgencyId, CourseId } from '@trellis/core';
import type { Decider } from '@trellis/core/access';
import type { DesignAnswer, StandardsStore, StoredDesignAnswer } from '@trellis/core/standards';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { endorsementsPart } from './endorsements.ts';
import type { DesignAnswerTable, OwnCourseTable } from './table.ts';

/** What courses of one partnership were held against, and which count by endorsement. */
export function createStandardsStore(binding: Binding): StandardsStore {
  const { tx, partnershipId } = binding;
  return {
    ...endorsementsPart(binding),
    async designAnswers(courseId, version) {
      const { rows } = await sql<Selectable<DesignAnswerTable>>`
        select * from design_answer where course_id = ${courseId} and version = ${version} order by id desc`.execute(
        tx,
      );
      return rows.map(storedAnswerOf);
    },
    async latestDesignAnswers() {
      const { rows } = await sql<Selectable<DesignAnswerTable>>`
        select distinct on (course_id, version, set_id, standard_id) * from design_answer
        order by course_id, version, set_id, standard_id, id desc`.execute(tx);
      return rows.map(answerOf);
    },
    async addDesignAnswer(answer) {
      await tx
        .insertInto('design_answer')
        .values({
          partnership_id: partnershipId,
          course_id: answer.courseId,
          version: answer.version,
          set_id: answer.setId,
          standard_id: answer.standardId,
          state: answer.state,
          evidence: answer.evidence,
          answered_at: answer.answeredAt,
          answered_by_kind: answer.answeredBy.kind,
          answered_by: answer.answeredBy.id,
        })
        .execute();
    },
    ownerOf: (courseId) => owner(binding, courseId, sql``),
    lockOwner: (courseId) => owner(binding, courseId, sql`for update`),
    async setOwner(courseId, agencyId) {
      await tx
        .insertInto('own_course')
        .values({ partnership_id: partnershipId, course_id: courseId, agency_id: agencyId })
        .onConflict((conflict) =>
          conflict.columns(['partnership_id', 'course_id']).doUpdateSet({ agency_id: agencyId }),
        )
        .execute();
    },
    async ownCourses(scope, page) {
      const isSeen = scope.all ? sql`true` : sql`o.agency_id = any(${scope.agencyIds})`;
      const last = sql`
        select c.title, c.id from own_course o join course c on c.id = o.course_id
        where ${isSeen} and o.course_id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(c.title, c.id) > (${last})`;
      const { rows } = await sql<Pick<OwnCourseTable, 'course_id' | 'agency_id'>>`
        select o.course_id, o.agency_id from own_course o join course c on c.id = o.course_id
        where ${isSeen} and ${after} order by c.title, c.id limit ${page.limit + 1}`.execute(tx);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.course_id }), (row) => ({
        courseId: row.course_id as CourseId,
        agencyId: row.agency_id as AgencyId,
      }));
    },
  };
}

async function owner({ tx }: Binding, courseId: string, lock: RawBuilder<unknown>): Promise<AgencyId | undefined> {
  const { rows } = await sql<{ agency_id: string }>`
    select agency_id from own_course where course_id = ${courseId} ${lock}`.execute(tx);
  return rows[0]?.agency_id as AgencyId | undefined;
}

function answerOf(row: Selectable<DesignAnswerTable>): DesignAnswer {
  return {
    courseId: row.course_id as CourseId,
    version: row.version,
    setId: row.set_id,
    standardId: row.standard_id,
    state: row.state,
    evidence: row.evidence,
  };
}

function storedAnswerOf(row: Selectable<DesignAnswerTable>): StoredDesignAnswer {
  return {
    ...answerOf(row),
    answeredAt: row.answered_at,
    answeredBy: { kind: row.answered_by_kind as Decider['kind'], id: row.answered_by },
  };
}
