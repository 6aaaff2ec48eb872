import { newerFirst } from '../forms/form-in-force.ts';
import type { Form, FormItem } from '../schema.ts';

/** The newest of some versions of a form, by which its questions are headed. @source house */
export function newestForm(forms: readonly Form[], formId: string): Form | undefined {
  return forms.filter(({ id }) => id === formId).toSorted(newerFirst)[0];
}

/** An item out of the newest version of a form that has it. @source house */
export function itemOf(forms: readonly Form[], formId: string, itemId: string): FormItem | undefined {
  return forms
    .filter(({ id }) => id === formId)
    .toSorted(newerFirst)
    .flatMap(({ items }) => items)
    .find(({ id }) => id === itemId);
}
