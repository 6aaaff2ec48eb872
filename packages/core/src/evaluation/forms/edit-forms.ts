import { localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { formFaults } from '../../frameworks/pack/form-faults.ts';
import type { CourseId } from '../../ids.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import { newerFirst } from './form-in-force.ts';
import { everyForm } from './list-forms.ts';
import { formNotes, sameIdFaults } from './compare-versions.ts';
import { refuse } from '../refuse.ts';
import type { Form } from '../schema.ts';
import { readFormRules } from './settle-run.ts';
import type { EvaluationStores } from '../store.ts';

/** Names one version of a form. */
export interface FormVersion {
  readonly id: string;
  readonly version: string;
}

/** What is to be put right before a draft can go to work, and what to know of it. */
export interface FormSaved {
  readonly faults: readonly Finding[];
  /** In words: which earlier answers it will not be compared with. */
  readonly notes: readonly string[];
}

/**
 * Keeps a draft of a form. It may be unfinished; what is wrong with it is said.
 *
 * @throws `access.not-permitted`, `evaluation.form-at-work` for a version that is at work or belongs to a pack
 */
export async function saveForm(ctx: Context<EvaluationStores>, form: Form): Promise<FormSaved> {
  await beginEdit(ctx);
  const all = everyForm(await readFormRules(ctx));
  const same = all.find((row) => row.form.id === form.id && row.form.version === form.version);
  if (same && !same.isDraft)
    throw refuse(
      'evaluation.form-at-work',
      'This version is at work and stays as it is. Copy it, and change the copy.',
      { field: 'form.version' },
    );
  await ctx.store.evaluation.saveForm({ form, from: null });
  const told = { version: form.version, title: form.title, items: form.items.length };
  await record(ctx, { action: 'evaluation.save-form', subject: { kind: 'form', id: form.id }, after: told });
  const earlier = all.filter((row) => !row.isDraft).map((row) => row.form);
  return { faults: [...formFaults(form), ...sameIdFaults(form, earlier)], notes: formNotes(form, earlier) };
}

/**
 * Has events be evaluated by a draft from a day on. From then on this version never changes.
 *
 * @param from - the first local day of events that use it, not before today
 * @throws `access.not-permitted`, `evaluation.form-not-found`, `evaluation.form-at-work`, `evaluation.form-faults` with each field
 * @source house what somebody was asked is not changed afterwards
 */
export async function putFormToWork(
  ctx: Context<EvaluationStores>,
  { id, version, from }: FormVersion & { readonly from: CalendarDate },
): Promise<void> {
  await beginEdit(ctx);
  const all = everyForm(await readFormRules(ctx));
  const draft = all.find((row) => row.origin === 'own' && row.form.id === id && row.form.version === version);
  if (!draft) throw notFound();
  if (!draft.isDraft) throw refuse('evaluation.form-at-work', 'This version is at work already.');
  const earlier = all.filter((row) => !row.isDraft).map((row) => row.form);
  const errors = [
    ...[...formFaults(draft.form), ...sameIdFaults(draft.form, earlier)].map(({ field, reason }) => ({
      field: `form.${field}`,
      reason,
    })),
    ...(from < localDate(ctx.now, ctx.timeZone) ? [{ field: 'from', reason: 'must be today or later' }] : []),
  ];
  if (errors.length > 0)
    throw refuse('evaluation.form-faults', 'This form cannot be used yet. Put right what is wrong first.', { errors });
  await ctx.store.evaluation.saveForm({ form: draft.form, from });
  await ctx.store.evaluation.unsettle();
  await record(ctx, {
    action: 'evaluation.put-form-to-work',
    subject: { kind: 'form', id },
    after: { version, from },
  });
}

/**
 * Makes a draft of the next version of a form, of the partnership's own or of a pack's. Its questions keep their ids, so that answers compare.
 *
 * @throws `access.not-permitted`, `evaluation.form-not-found`
 */
export async function copyForm(ctx: Context<EvaluationStores>, { id, version }: FormVersion): Promise<Form> {
  await beginEdit(ctx);
  const versions = everyForm(await readFormRules(ctx)).filter((row) => row.form.id === id);
  const found = versions.find((row) => row.form.version === version);
  if (!found) throw notFound();
  const [newest] = versions.map((row) => row.form).toSorted(newerFirst);
  const copy: Form = { ...found.form, version: `${Number(newest!.version.split('.')[0]) + 1}` };
  await ctx.store.evaluation.saveForm({ form: copy, from: null });
  await record(ctx, {
    action: 'evaluation.save-form',
    subject: { kind: 'form', id },
    after: { version: copy.version, title: copy.title, items: copy.items.length },
  });
  return copy;
}

/**
 * Throws a draft away.
 *
 * @throws `access.not-permitted`, `evaluation.form-not-found`, `evaluation.form-at-work`
 */
export async function removeDraft(ctx: Context<EvaluationStores>, { id, version }: FormVersion): Promise<void> {
  await beginEdit(ctx);
  const own = await ctx.store.evaluation.ownForms();
  const found = own.find(({ form }) => form.id === id && form.version === version);
  if (!found) throw notFound();
  if (found.from !== null) throw refuse('evaluation.form-at-work', 'This version is at work and stays.');
  await ctx.store.evaluation.removeDraft(id, version);
  await record(ctx, { action: 'evaluation.remove-draft', subject: { kind: 'form', id }, before: { version } });
}

/**
 * Chooses by which form the events of a course are evaluated of which nobody has answered yet.
 *
 * @param formId - null: by the default
 * @throws `access.not-permitted`, `courses.not-found`, `evaluation.form-not-found`
 */
export async function setCourseForm(
  ctx: Context<EvaluationStores>,
  { courseId, formId }: { readonly courseId: CourseId; readonly formId: string | null },
): Promise<void> {
  await beginEdit(ctx);
  if (!(await ctx.store.courses.course(courseId)))
    throw new DomainError('courses.not-found', 'There is no such course.', { field: 'courseId' });
  await insistOnForm(ctx, formId);
  const before = (await ctx.store.evaluation.formUse()).ofCourses.find((each) => each.courseId === courseId);
  await ctx.store.evaluation.saveCourseForm(courseId, formId);
  await ctx.store.evaluation.unsettle();
  await record(ctx, {
    action: 'evaluation.set-course-form',
    subject: { kind: 'course', id: courseId },
    before: { formId: before?.formId ?? null },
    after: { formId },
  });
}

/**
 * Chooses by which form courses are evaluated that have none of their own.
 *
 * @param formId - null: the partnership's own before those of packs
 * @throws `access.not-permitted`, `evaluation.form-not-found`
 */
export async function setDefaultForm(
  ctx: Context<EvaluationStores>,
  { formId }: { readonly formId: string | null },
): Promise<void> {
  await beginEdit(ctx);
  await insistOnForm(ctx, formId);
  const before = (await ctx.store.evaluation.formUse()).defaultFormId ?? null;
  await ctx.store.evaluation.saveDefaultForm(formId);
  await ctx.store.evaluation.unsettle();
  await record(ctx, {
    action: 'evaluation.set-default-form',
    subject: { kind: 'form', id: formId ?? 'none' },
    before: { formId: before },
    after: { formId },
  });
}

async function insistOnForm(ctx: Context<EvaluationStores>, formId: string | null): Promise<void> {
  if (formId === null) return;
  const all = everyForm(await readFormRules(ctx));
  if (!all.some((row) => !row.isDraft && row.form.id === formId)) throw notFound();
}

/** Forms belong to the whole partnership; those who change them do so one after another. */
async function beginEdit({ actor, store }: Context<EvaluationStores>): Promise<void> {
  if (!agencyScope(actor, PARTNERSHIP_ROLES).all)
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can change forms.');
  await store.evaluation.lockForms();
}

function notFound() {
  return refuse('evaluation.form-not-found', 'There is no such version of a form.');
}
