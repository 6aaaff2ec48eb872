import type { PersonId } from '@trellis/core';
import type { CoursesStore, CourseWithMappings } from '@trellis/core/courses';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { pageFound } from '../paging.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import { materialsPart } from './materials.ts';
import { columnsOfCourse, courseOf, type CourseRow } from './record.ts';

const mappingTable: VersionedTable = {
  name: 'course_mapping',
  identity: { id: 'text' },
  content: { course_id: 'text', version: 'text', satisfies: 'text[]', valid_from: 'date', valid_to: 'date' },
};

/** The courses of one partnership and what they satisfy. */
export function createCoursesStore(binding: Binding): CoursesStore {
  const { tx, partnershipId } = binding;
  return {
    async courses(page, { words = [], kind } = {}) {
      const last = sql`select title, id from course where id = ${page.after ?? null}`;
      const conditions = [
        page.after === undefined ? sql`true` : sql`(title, id) > (${last})`,
        hasWords(words),
        kind === undefined ? sql`true` : sql`kind = ${kind}`,
      ];
      const rows = await find(binding, sql.join(conditions, sql` and `), page.limit + 1);
      return await pageFound(binding, page, { rows, last, cursorOf: (row) => row.course.id });
    },
    async matching(words, limit) {
      const fits = hasWords(words);
      const counted = await sql<{ count: number }>`select count(*)::int as count from course where ${fits}`.execute(tx);
      return { rows: await find(binding, fits, limit), count: counted.rows[0]?.count ?? 0 };
    },
    byRefs: (refs) => find(binding, sql`ref = any(${refs})`),
    byIds: (ids) => (ids.length === 0 ? Promise.resolve([]) : find(binding, sql`id = any(${ids})`)),
    course: async (id) => (await find(binding, sql`id = ${id}`))[0],
    satisfying: (ids, onDate) =>
      find(
        binding,
        sql`id in (
          select course_id from course_mapping where known_to = 'infinity' and satisfies && ${ids}::text[]
            and coalesce(valid_from, '-infinity') <= ${onDate}::date and coalesce(valid_to, 'infinity') >= ${onDate}::date)`,
      ),
    async judged(knownAt) {
      const isMeant = sql`id in (
        select course_id from course_mapping where ${isKnown(knownAt)} union all select course_id from course_version where withdrawn_on is not null)`;
      return (await find(binding, isMeant, undefined, knownAt)).map(({ course, versions, mappings }) => ({
        ref: course.ref,
        versions: versions.filter((version) => version.withdrawnOn !== undefined),
        mappings,
      }));
    },
    async learnersOf(courseRef) {
      const { rows } = await sql<{ person_id: string }>`
        select distinct person_id from evidence where course_ref = ${courseRef} and known_to = 'infinity' order by person_id`.execute(
        tx,
      );
      return rows.map((row) => row.person_id as PersonId);
    },
    async saveCourse(course) {
      const content = columnsOfCourse(course);
      await tx
        .insertInto('course')
        .values({ partnership_id: partnershipId, id: course.id, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
        .execute();
    },
    async saveVersion(version) {
      const content = {
        valid_from: version.validFrom,
        valid_to: version.validTo,
        objectives: version.objectives,
        standards: version.standards,
        review_on: version.reviewOn ?? null,
        withdrawn_on: version.withdrawnOn ?? null,
        withdrawn_because: version.withdrawnBecause ?? null,
      };
      await tx
        .insertInto('course_version')
        .values({ partnership_id: partnershipId, course_id: version.courseId, version: version.version, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'course_id', 'version']).doUpdateSet(content))
        .execute();
    },
    async saveMapping({ id, courseId, version, satisfies, validFrom, validTo }) {
      await saveVersions(binding, mappingTable, [
        { id, course_id: courseId, version, satisfies, valid_from: validFrom, valid_to: validTo },
      ]);
    },
    ...materialsPart(binding),
  };
}

/** The condition on courses that each of these words stands in their title or reference, whatever its case. */
function hasWords(words: readonly string[]): RawBuilder<unknown> {
  return sql`not exists (
    select from unnest(${words}::text[]) as word where strpos(lower(title || ' ' || ref), lower(word)) = 0)`;
}

/** Courses that fit a condition, by title, with their versions and mappings as known now. */
async function find(
  { tx }: Binding,
  condition: RawBuilder<unknown>,
  limit?: number,
  knownAt?: string,
): Promise<readonly CourseWithMappings[]> {
  const { rows } = await sql<CourseRow>`
    select c.*,
      coalesce((
        select json_agg(json_strip_nulls(json_build_object('courseId', course_id, 'version', version, 'objectives', objectives,
          'standards', standards, 'reviewOn', review_on, 'withdrawnOn', withdrawn_on, 'withdrawnBecause', withdrawn_because))::jsonb
          || jsonb_build_object('validFrom', valid_from, 'validTo', valid_to) order by valid_from nulls first, version)
        from course_version where course_id = c.id), '[]') as versions,
      coalesce((
        select json_agg(json_build_object('id', id, 'courseId', course_id, 'version', version, 'satisfies', satisfies,
          'validFrom', valid_from, 'validTo', valid_to) order by valid_from nulls first, id)
        from course_mapping where course_id = c.id and ${isKnown(knownAt)}), '[]') as mappings
    from (select * from course where ${condition} order by title, id ${limit === undefined ? sql`` : sql`limit ${limit}`}) c
    order by c.title, c.id`.execute(tx);
  return rows.map((row) => ({
    course: courseOf(row),
    versions: row.versions,
    mappings: row.mappings.map(({ version, ...mapping }) => ({ ...mapping, ...(version === null ? {} : { version }) })),
  }));
}
