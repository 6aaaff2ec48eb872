import type { CourseMaterial, CoursesStore } from '@trellis/core/courses';
import type { Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import type { CourseMaterialTable } from './table.ts';

/** The files that trainers work with. */
export function materialsPart({
  tx,
  partnershipId,
  now,
}: Binding): Pick<CoursesStore, 'materials' | 'material' | 'addMaterial' | 'removeMaterial'> {
  return {
    async materials(courseId, version) {
      const rows = await tx
        .selectFrom('course_material')
        .select(['id', 'course_id', 'version', 'title', 'file_name', 'bytes', 'added_at'])
        .where('course_id', '=', courseId)
        .where('version', '=', version)
        .where('removed_at', 'is', null)
        .orderBy('title')
        .orderBy('id')
        .execute();
      return rows.map(listed);
    },
    async material(id) {
      const row = await tx.selectFrom('course_material').selectAll().where('id', '=', id).executeTakeFirst();
      return (
        row && {
          ...listed(row),
          mediaType: row.media_type,
          sha256: row.sha256,
          ...(row.content === null ? {} : { content: row.content }),
        }
      );
    },
    async addMaterial(file) {
      await tx
        .insertInto('course_material')
        .values({
          partnership_id: partnershipId,
          id: file.id,
          course_id: file.courseId,
          version: file.version,
          title: file.title,
          file_name: file.fileName,
          media_type: file.mediaType,
          bytes: file.bytes,
          sha256: file.sha256,
          content: file.content === undefined ? null : Buffer.from(file.content),
          added_at: file.addedAt,
          removed_at: null,
        })
        .execute();
    },
    async removeMaterial(id) {
      await tx.updateTable('course_material').set({ content: null, removed_at: now }).where('id', '=', id).execute();
    },
  };
}

function listed(
  row: Pick<
    Selectable<CourseMaterialTable>,
    'id' | 'course_id' | 'version' | 'title' | 'file_name' | 'bytes' | 'added_at'
  >,
): CourseMaterial {
  return {
    id: row.id,
    courseId: row.course_id as CourseMaterial['courseId'],
    version: row.version,
    title: row.title,
    fileName: row.file_name,
    bytes: row.bytes,
    addedAt: row.added_at,
  };
}
