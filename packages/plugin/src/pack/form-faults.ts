import {
  formFaults as faultsWithin,
  formOf,
  hangsOnOption,
  type ChosenReadings,
  type Option,
  type Pack,
  type PackForm,
} from '@trellis/core/frameworks';
import { readingFaults, twice } from './reading-faults.ts';

/** What the forms of a pack name and do not have, or have twice, under every reading of what hangs on an option. */
export function formFaults({ forms, options }: Pick<Pack, 'forms' | 'options'>): readonly string[] {
  return [...twice('forms', forms), ...forms.flatMap((form) => faultsOf(form, options))];
}

/** Ids that a pack's sets of standards have twice, also in two of them: an answer names the standard. */
export function standardFaults({ standards }: Pick<Pack, 'standards'>): readonly string[] {
  return [
    ...twice('standards', standards),
    ...twice(
      'standards',
      standards.flatMap((set) => set.standards),
    ),
  ];
}

function faultsOf(form: PackForm, options: readonly Option[]): readonly string[] {
  const place = `forms.${form.id}`;
  const unread = readingFaults(place, form, options);
  if (unread.length > 0) return unread;
  const values: readonly unknown[] = Object.values(form);
  const names = new Set(values.filter(hangsOnOption).map(({ option }) => option));
  const found = everyChoice(options.filter(({ id }) => names.has(id))).flatMap((readings) =>
    faultsWithin(formOf(form, readings)).map(({ field, reason }) => `${place}.${field}: ${reason}`),
  );
  return [...new Set(found)];
}

function everyChoice(options: readonly Option[]): readonly ChosenReadings[] {
  return options.reduce<readonly ChosenReadings[]>(
    (choices, { id, readings }) =>
      choices.flatMap((choice) => Object.keys(readings).map((letter) => ({ ...choice, [id]: letter }))),
    [{}],
  );
}
