import type { LmsMapping } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { saveVersions, type VersionedTable } from '../versions.ts';
import type { LmsMappingTable } from './table.ts';

const table: VersionedTable = {
  name: 'lms_mapping',
  identity: { id: 'text' },
  content: {
    lms_course_id: 'text',
    course_ref: 'text',
    course_version: 'text',
    satisfies: 'text[]',
    valid_from: 'date',
    valid_to: 'date',
  },
};

/** What completing these LMS courses counts as, as known now, by the day from which it does. */
export async function mappingsOf({ tx }: Binding, lmsCourseIds: readonly string[]): Promise<readonly LmsMapping[]> {
  if (lmsCourseIds.length === 0) return [];
  const { rows } = await sql<Selectable<LmsMappingTable>>`
    select * from lms_mapping where lms_course_id = any(${lmsCourseIds}) and known_to = 'infinity'
    order by lms_course_id, valid_from nulls first, id`.execute(tx);
  return rows.map(mappingOf);
}

/** One mapping as known now. */
export async function mapping({ tx }: Binding, id: string): Promise<LmsMapping | undefined> {
  const row = await tx
    .selectFrom('lms_mapping')
    .selectAll()
    .where('id', '=', id)
    .where('known_to', '=', 'infinity')
    .executeTakeFirst();
  return row && mappingOf(row);
}

function mappingOf(row: Selectable<LmsMappingTable>): LmsMapping {
  return {
    id: row.id,
    lmsCourseId: row.lms_course_id,
    ...(row.course_ref === null ? {} : { courseRef: row.course_ref }),
    ...(row.course_version === null ? {} : { courseVersion: row.course_version }),
    satisfies: row.satisfies,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** Makes a mapping what it is given as; what it was before stays on the known axis. */
export async function saveMapping(binding: Binding, saved: LmsMapping): Promise<void> {
  const { id, lmsCourseId, courseRef, courseVersion, satisfies, validFrom, validTo } = saved;
  await saveVersions(binding, table, [
    {
      id,
      lms_course_id: lmsCourseId,
      course_ref: courseRef,
      course_version: courseVersion,
      satisfies,
      valid_from: validFrom,
      valid_to: validTo,
    },
  ]);
}

/** Closes the current version of a mapping, so that it is not known any more; one that is closed stays so. */
export async function removeMapping({ tx, now }: Binding, id: string): Promise<void> {
  await sql`update lms_mapping set known_to = greatest(${now}::timestamptz, known_from + interval '1 millisecond')
    where id = ${id} and known_to = 'infinity'`.execute(tx);
}
