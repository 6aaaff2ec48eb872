import type { Finding } from '../../errors.ts';
import type { Form, FormItem } from '../schema.ts';

/**
 * Questions that have the id of another one in an earlier version although they ask something of another kind: answers to them would be compared.
 *
 * @param earlier - versions of this and other forms that are or were at work
 * @source house an id stays with its question
 */
export function sameIdFaults(form: Form, earlier: readonly Form[]): readonly Finding[] {
  return form.items.flatMap((item) => {
    const other = earlier
      .filter(({ id }) => id === form.id)
      .flatMap((version) => version.items.map((each) => ({ each, version: version.version })))
      .find(({ each }) => each.id === item.id && each.kind !== item.kind);
    return other
      ? [{ field: `items.${item.id}.id`, reason: `is that of another kind of question in version ${other.version}` }]
      : [];
  });
}

/**
 * What to know before a version is put to work: which ratings of earlier versions it will not be compared with, and which it leaves out.
 *
 * @source house ratings compare on scales of as many ranks
 */
export function formNotes(form: Form, earlier: readonly Form[]): readonly string[] {
  const rated = new Map(form.items.filter(isRated).map((item) => [item.id, item]));
  const notes = earlier
    .filter(({ id }) => id === form.id)
    .flatMap((version) =>
      version.items.filter(isRated).flatMap((was) => {
        const item = rated.get(was.id);
        if (item === undefined) return [`“${was.title}” of version ${version.version} is not asked any more.`];
        const [now, then] = [ranksOf(form, item), ranksOf(version, was)];
        return now === then
          ? []
          : [
              `“${item.title}” has ${now} ranks and had ${then} in version ${version.version}: the two are shown apart.`,
            ];
      }),
    );
  return [...new Set(notes)];
}

type Rated = Extract<FormItem, { kind: 'objectives' | 'rating' }>;

function isRated(item: FormItem): item is Rated {
  return item.kind === 'objectives' || item.kind === 'rating';
}

function ranksOf(form: Form, item: Rated): number {
  return form.scales.find(({ id }) => id === item.scale)?.labels.length ?? 0;
}
