import type { CalendarDate } from '../../calendar.ts';
import { read, type ChosenReadings } from '../../readings.ts';
import { packsOn, type PacksAtWork } from './packs-on.ts';
import type { Form, FormItem, PackForm, StandardSet } from '../schema.ts';

/** What is at work of a pack, and where it comes from. */
interface FromPack {
  readonly pack: { readonly id: string; readonly version: string; readonly title: string };
}

/** A form of a pack at work, with the readings that the partnership chose. */
export interface FormInForce extends FromPack {
  readonly form: Form;
}

/** A set of standards of a pack at work. */
export interface StandardSetInForce extends FromPack {
  readonly set: StandardSet;
}

/**
 * The forms of the packs that are at work on a day, the pack that was put to work last first. An id is there once.
 *
 * @source house
 */
export function formsOn(rules: PacksAtWork, on: CalendarDate): readonly FormInForce[] {
  return onceEach(
    packsOn(rules, on).flatMap(({ pack, readings }) =>
      pack.forms.map((form) => ({ form: formOf(form, readings), pack: fromPack(pack) })),
    ),
    ({ form }) => form.id,
  );
}

/**
 * The sets of standards of the packs that are at work on a day, the pack that was put to work last first. An id is there once.
 *
 * @source house
 */
export function standardSetsOn(rules: PacksAtWork, on: CalendarDate): readonly StandardSetInForce[] {
  return onceEach(
    packsOn(rules, on).flatMap(({ pack }) => pack.standards.map((set) => ({ set, pack: fromPack(pack) }))),
    ({ set }) => set.id,
  );
}

function fromPack({ id, version, title }: FromPack['pack']): FromPack['pack'] {
  return { id, version, title };
}

/**
 * A pack's form under the chosen readings. One that is read as anonymous asks after the course only, whatever it would ask of people by
 * name.
 *
 * @throws `frameworks.unknown-reading` where an option has no letter
 * @source house nobody can find an anonymous sheet again
 */
export function formOf(form: PackForm, readings: ChosenReadings): Form {
  const naming = read(form.naming, readings);
  const items = read(form.items, readings);
  return {
    ...form,
    naming,
    mostObjectives: read(form.mostObjectives, readings),
    scales: read(form.scales, readings),
    items: naming === 'anonymous' ? items.flatMap(asAnonymous) : items,
    theme: read(form.theme, readings),
    headings: naming === 'anonymous' ? form.headings.filter((heading) => OF_THE_COURSE.has(heading)) : form.headings,
  };
}

const OF_THE_COURSE: ReadonlySet<string> = new Set(['course-title', 'course-date']);

function asAnonymous(item: FormItem): readonly FormItem[] {
  if (!item.stages.includes('after')) return [];
  const after = { ...item, stages: ['after' as const] };
  return [after.kind === 'text' ? { ...after, isPlan: false } : after];
}

function onceEach<Item>(items: readonly Item[], idOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [idOf(item), item])).values()].toReversed();
}
