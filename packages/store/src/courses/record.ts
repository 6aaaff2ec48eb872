import type { Course, CourseMapping, CourseVersion } from '@trellis/core/courses';
import { sql, type Selectable } from 'kysely';
import type { CourseTable } from './table.ts';

/** A course as it is read, with what hangs on it. */
export interface CourseRow extends Selectable<CourseTable> {
  readonly versions: readonly CourseVersion[];
  readonly mappings: readonly (Omit<CourseMapping, 'version'> & { readonly version: string | null })[];
}

/** A course as its row says it. */
export function courseOf(row: Selectable<CourseTable>): Course {
  return {
    id: row.id as Course['id'],
    ref: row.ref,
    title: row.title,
    kind: row.kind,
    ...(row.summary === null ? {} : { summary: row.summary }),
    ...(row.provider === null ? {} : { provider: row.provider }),
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.duration_minutes === null ? {} : { durationMinutes: row.duration_minutes }),
    isInterAgency: row.is_inter_agency,
    ...(row.is_priced === null ? {} : { isPriced: row.is_priced }),
    ...(row.full_cost_pence === null ? {} : { fullCostPence: row.full_cost_pence }),
    ...(row.prerequisite === null ? {} : { prerequisite: row.prerequisite }),
    ...(row.level === null ? {} : { level: row.level }),
  };
}

/** The columns of a course but its id. */
export function columnsOfCourse(course: Course) {
  return {
    ref: course.ref,
    title: course.title,
    kind: course.kind,
    summary: course.summary ?? null,
    provider: course.provider ?? null,
    url: course.url ?? null,
    duration_minutes: course.durationMinutes ?? null,
    is_inter_agency: course.isInterAgency,
    is_priced: course.isPriced ?? null,
    full_cost_pence: course.fullCostPence ?? null,
    prerequisite:
      course.prerequisite === undefined
        ? null
        : sql<Course['prerequisite']>`${JSON.stringify(course.prerequisite)}::json`,
    level: course.level ?? null,
  };
}
