import { localDate, type CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { formOf } from '../../frameworks/in-force/forms-in-force.ts';
import type { CourseId } from '../../ids.ts';
import { lettersOf } from '../../readings.ts';
import { pageOfAll, type Page, type PageRequest } from '../../paging.ts';
import { defaultForm, newerFirst, usableForms, type FormRules, type UsableForm } from './form-in-force.ts';
import type { Form } from '../schema.ts';
import { readFormRules } from './settle-run.ts';
import type { EvaluationStores } from '../store.ts';

/** A version of a form in the list of all. */
export interface FormListed {
  readonly form: Form;
  /** The first day of events that use it; null: a draft, or of a pack that was always at work. */
  readonly from: CalendarDate | null;
  readonly isDraft: boolean;
  readonly origin: 'own' | 'pack';
  readonly pack?: { readonly id: string; readonly version: string; readonly title: string } | undefined;
  /** Whether it is the version of its form that is in force today. */
  readonly isInForce: boolean;
  /** Whether events of today are evaluated by it, where their course has no other form. */
  readonly isDefault: boolean;
  /** Courses that are evaluated by this form and not by the default. */
  readonly usedFor: readonly CourseId[];
}

/**
 * Every version of every form: the partnership's own by title and the newest first, then those of packs at work.
 *
 * @throws `paging.unknown-cursor`
 */
export async function forms(ctx: Context<EvaluationStores>, page: PageRequest): Promise<Page<FormListed>> {
  const rules = await readFormRules(ctx);
  return pageOfAll(listed(rules, localDate(ctx.now, ctx.timeZone)), page, cursorOf);
}

function cursorOf({ pack, form }: FormListed): string {
  return [pack?.id ?? '-', pack?.version ?? '-', form.id, form.version].join(' ');
}

type Row = Omit<FormListed, 'isInForce' | 'isDefault' | 'usedFor'>;

/** Every version of every form that a partnership has, drafts included. */
export function everyForm(rules: FormRules): readonly Row[] {
  return [...ownRows(rules), ...packRows(rules)];
}

function listed(rules: FormRules, today: CalendarDate): readonly FormListed[] {
  const usable = usableForms(rules, today);
  const byDefault = defaultForm(rules, today);
  return everyForm(rules).map((row) => {
    const isIt = (other: UsableForm) =>
      other.form.id === row.form.id &&
      other.form.version === row.form.version &&
      other.pack?.version === row.pack?.version;
    const isInForce = usable.some(isIt);
    const chosen = rules.use.ofCourses.filter(({ formId }) => isInForce && formId === row.form.id);
    return {
      ...row,
      isInForce,
      isDefault: byDefault !== undefined && isIt(byDefault),
      usedFor: chosen.map(({ courseId }) => courseId),
    };
  });
}

function ownRows({ own }: FormRules): readonly Row[] {
  return own
    .map(({ form, from }): Row => ({ form, from, isDraft: from === null, origin: 'own' }))
    .toSorted((one, other) => {
      if (one.form.id === other.form.id) return newerFirst(one.form, other.form);
      return one.form.title < other.form.title ? -1 : 1;
    });
}

function packRows({ packs, activations }: FormRules): readonly Row[] {
  const rows = activations.flatMap(({ packId, version, from, readings }) => {
    const found = packs.find((pack) => pack.id === packId && pack.version === version);
    if (!found) return [];
    const pack = { id: found.id, version: found.version, title: found.title };
    const chosen = lettersOf(found.options, readings);
    return found.forms.map((form): Row => ({ form: formOf(form, chosen), from, isDraft: false, origin: 'pack', pack }));
  });
  return [...new Map(rows.map((row) => [`${row.pack?.id} ${row.pack?.version} ${row.form.id}`, row])).values()];
}
