import type { CourseMaterial, CoursesStore } from '@trellis/core/courses';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { CourseMaterialTable } from './table.ts';

/** The files that trainers work with. */
export function materialsPart(
  binding: Binding,
): Pick<CoursesStore, 'materials' | 'material' | 'addMaterial' | 'removeMaterial'> {
  const { tx, partnershipId, now } = binding;
  return {
    async materials(courseId, version, page) {
      const all = sql`course_material where course_id = ${courseId} and version = ${version} and removed_at is null`;
      const last = sql`select title, id from ${all} and id = ${page.after ?? null}`;
      const after = page.after === undefined ? sql`true` : sql`(title, id) > (${last})`;
      const { rows } = await sql<ListedRow & { readonly total: number }>`
        select id, course_id, version, title, file_name, bytes, added_at, (select count(*)::int from ${all}) as total
        from ${all} and ${after} order by title, id limit ${page.limit + 1}`.execute(tx);
      return mapPage(
        await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id, total: rows[0]?.total ?? 0 }),
        listed,
      );
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

type ListedRow = Pick<
  Selectable<CourseMaterialTable>,
  'id' | 'course_id' | 'version' | 'title' | 'file_name' | 'bytes' | 'added_at'
>;

function listed(row: ListedRow): CourseMaterial {
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
