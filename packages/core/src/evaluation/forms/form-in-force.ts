import type { CalendarDate } from '../../calendar.ts';
import { formsOn } from '../../frameworks/in-force/forms-in-force.ts';
import { compareVersions, type PacksAtWork } from '../../frameworks/in-force/packs-on.ts';
import type { CourseId } from '../../ids.ts';
import type { Form, OwnForm } from '../schema.ts';

/** Which forms are used for what, besides their own dates. */
export interface FormUse {
  /** The form of every course that has none of its own. */
  readonly defaultFormId?: string | undefined;
  readonly ofCourses: readonly { readonly courseId: CourseId; readonly formId: string }[];
}

/** Every form that a partnership has, and what it uses each for. */
export interface FormRules extends PacksAtWork {
  readonly own: readonly OwnForm[];
  readonly use: FormUse;
}

/** A form that events of a day can be evaluated by. */
export interface UsableForm {
  readonly form: Form;
  /** Whose version it is; absent: the partnership's own. */
  readonly pack?: { readonly id: string; readonly version: string } | undefined;
}

/**
 * The form by which an event is evaluated: the one chosen for its course, or else the default, or else the partnership's own, or else a pack's; in
 * the version of the event's first day.
 *
 * @param on - the local day of the first session
 * @returns undefined where none is in force: nobody is asked
 * @source house a partnership's own version comes before a pack's
 */
export function formFor(rules: FormRules, courseId: CourseId, on: CalendarDate): UsableForm | undefined {
  const chosen = rules.use.ofCourses.find((each) => each.courseId === courseId)?.formId;
  const usable = usableForms(rules, on);
  const withId = (id: string | undefined) => usable.find(({ form }) => form.id === id);
  return withId(chosen) ?? defaultForm(rules, on);
}

/** The form of courses that have none of their own. @source house */
export function defaultForm(rules: FormRules, on: CalendarDate): UsableForm | undefined {
  const usable = usableForms(rules, on);
  return usable.find(({ form }) => form.id === rules.use.defaultFormId) ?? usable[0];
}

/**
 * Every form that is in force on a day, one version of each: the partnership's own first, then those of packs.
 *
 * @source house
 */
export function usableForms(rules: FormRules, on: CalendarDate): readonly UsableForm[] {
  const ours = rules.own
    .filter(({ from }) => from !== null && from <= on)
    .toSorted((one, other) => {
      if (one.from !== other.from) return one.from! < other.from! ? 1 : -1;
      return newerFirst(one.form, other.form);
    })
    .map(({ form }): UsableForm => ({ form }));
  const seen = new Set<string>();
  return [...ours, ...formsOn(rules, on)].filter(({ form }) => {
    const isFirst = !seen.has(form.id);
    seen.add(form.id);
    return isFirst;
  });
}

/** Orders versions, the newest first. @source house */
export function newerFirst(one: { readonly version: string }, other: { readonly version: string }): number {
  return compareVersions(other.version, one.version);
}
