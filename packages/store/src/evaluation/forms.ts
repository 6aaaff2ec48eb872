import type { CourseId } from '@trellis/core';
import type { EvaluationStore, OwnForm } from '@trellis/core/evaluation';
import { sql } from 'kysely';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Binding } from '../binding.ts';

type Forms = Pick<
  EvaluationStore,
  'lockForms' | 'ownForms' | 'saveForm' | 'removeDraft' | 'formUse' | 'saveCourseForm' | 'saveDefaultForm'
>;

/** A partnership's own forms, and what it uses each for. */
export function createForms({ tx, partnershipId, now }: Binding): Forms {
  return {
    async lockForms() {
      await sql`select pg_advisory_xact_lock(${advisoryLocks.evaluationForms}, ${partnershipId})`.execute(tx);
    },
    async ownForms() {
      const rows = await tx
        .selectFrom('evaluation_form')
        .select(['form', 'from_on'])
        .orderBy('id')
        .orderBy('version')
        .execute();
      return rows.map((row): OwnForm => ({ form: row.form, from: row.from_on }));
    },
    async saveForm({ form, from }) {
      const content = { form: JSON.stringify(form) as never, from_on: from, saved_at: now };
      await tx
        .insertInto('evaluation_form')
        .values({ partnership_id: partnershipId, id: form.id, version: form.version, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id', 'version']).doUpdateSet(content))
        .execute();
    },
    async removeDraft(id, version) {
      await tx
        .deleteFrom('evaluation_form')
        .where('id', '=', id)
        .where('version', '=', version)
        .where('from_on', 'is', null)
        .execute();
    },
    async formUse() {
      const setting = await tx.selectFrom('evaluation_setting').select('default_form_id').executeTakeFirst();
      const rows = await tx.selectFrom('evaluation_course_form').selectAll().orderBy('course_id').execute();
      return {
        ...(setting?.default_form_id && { defaultFormId: setting.default_form_id }),
        ofCourses: rows.map((row) => ({ courseId: row.course_id as CourseId, formId: row.form_id })),
      };
    },
    async saveCourseForm(courseId, formId) {
      if (formId === null) {
        await tx.deleteFrom('evaluation_course_form').where('course_id', '=', courseId).execute();
        return;
      }
      await tx
        .insertInto('evaluation_course_form')
        .values({ partnership_id: partnershipId, course_id: courseId, form_id: formId })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'course_id']).doUpdateSet({ form_id: formId }))
        .execute();
    },
    async saveDefaultForm(formId) {
      await tx
        .insertInto('evaluation_setting')
        .values({ partnership_id: partnershipId, default_form_id: formId })
        .onConflict((conflict) => conflict.columns(['partnership_id']).doUpdateSet({ default_form_id: formId }))
        .execute();
    },
  };
}
