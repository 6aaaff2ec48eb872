import type { Form, FormItem, FormScale, FormStage } from '@trellis/core/evaluation';

/** A question of a form as it is typed: every kind's fields, of which those of its own kind count. */
export interface ItemEntry {
  readonly id: string;
  readonly kind: FormItem['kind'];
  readonly title: string;
  readonly hint: string;
  readonly stages: readonly FormStage[];
  readonly isRequired: boolean;
  readonly scale: string;
  readonly theme: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly hasSeveral: boolean;
  readonly maxLength: string;
  readonly isPlan: boolean;
}

/** A form as it is typed. Its id and version stand; numbers are words until they are whole. */
export interface FormEntry {
  readonly title: string;
  readonly naming: Form['naming'];
  readonly headings: Form['headings'];
  readonly mostObjectives: string;
  readonly followUpMonths: string;
  readonly sharePercent: string;
  readonly pairs: string;
  readonly againPercent: string;
  readonly opensReview: boolean;
  readonly scales: readonly FormScale[];
  readonly items: readonly ItemEntry[];
}

/** The stages in their order. */
export const STAGES: readonly FormStage[] = ['before', 'after', 'follow-up', 'manager'];

/** What stands in the fields for a form. */
export function entryOfForm(form: Form): FormEntry {
  return {
    title: form.title,
    naming: form.naming,
    headings: form.headings,
    mostObjectives: String(form.mostObjectives),
    followUpMonths: String(form.followUpMonths),
    sharePercent: String(form.theme.sharePercent),
    pairs: String(form.theme.pairs),
    againPercent: String(form.theme.againPercent),
    opensReview: form.theme.opensReview,
    scales: form.scales,
    items: form.items.map((item) => ({
      ...blankItem(item.kind, item.id),
      title: item.title,
      hint: item.hint ?? '',
      stages: item.stages,
      isRequired: item.isRequired,
      ...(item.kind === 'objectives' ? { scale: item.scale } : {}),
      ...(item.kind === 'rating' ? { scale: item.scale, theme: item.theme ?? '' } : {}),
      ...(item.kind === 'choice' ? { choices: item.choices, hasSeveral: item.hasSeveral } : {}),
      ...(item.kind === 'text' ? { maxLength: String(item.maxLength), isPlan: item.isPlan } : {}),
    })),
  };
}

/** The form that is typed, for the service and the preview. Faults are told apart from it. */
export function formOfEntry(entry: FormEntry, { id, version, source }: Pick<Form, 'id' | 'version' | 'source'>): Form {
  return {
    id,
    version,
    source,
    title: entry.title.trim(),
    naming: entry.naming,
    headings: [...entry.headings],
    mostObjectives: wholeOf(entry.mostObjectives),
    followUpMonths: wholeOf(entry.followUpMonths),
    theme: {
      sharePercent: wholeOf(entry.sharePercent),
      pairs: wholeOf(entry.pairs),
      againPercent: wholeOf(entry.againPercent),
      opensReview: entry.opensReview,
    },
    scales: entry.scales.map((scale) => ({ id: scale.id, labels: scale.labels.map((label) => label.trim()) })),
    items: entry.items.map(itemOf),
  };
}

function itemOf(item: ItemEntry): FormItem {
  const hint = item.hint.trim();
  const every = {
    id: item.id,
    title: item.title.trim(),
    ...(hint === '' ? {} : { hint }),
    stages: STAGES.filter((stage) => item.stages.includes(stage)),
    isRequired: item.isRequired,
  };
  switch (item.kind) {
    case 'objectives':
      return { kind: 'objectives', ...every, scale: item.scale };
    case 'rating':
      return { kind: 'rating', ...every, scale: item.scale, ...(item.theme === '' ? {} : { theme: item.theme }) };
    case 'choice':
      return {
        kind: 'choice',
        ...every,
        choices: item.choices.map(({ id, label }) => ({ id, label: label.trim() })),
        hasSeveral: item.hasSeveral,
      };
    case 'text':
      return { kind: 'text', ...every, maxLength: wholeOf(item.maxLength), isPlan: item.isPlan };
  }
}

/** A whole number that was typed; NaN where it is none. */
export function wholeOf(typed: string): number {
  return /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN;
}

function blankItem(kind: FormItem['kind'], id: string): ItemEntry {
  return {
    id,
    kind,
    title: '',
    hint: '',
    stages: ['after'],
    isRequired: false,
    scale: '',
    theme: '',
    choices: [],
    hasSeveral: false,
    maxLength: '1000',
    isPlan: false,
  };
}

/** An id that nothing has: `question-4`. */
export function freeId(prefix: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1)
    if (!taken.includes(`${prefix}-${number}`)) return `${prefix}-${number}`;
}

/** With one more question at the end. Objectives are rated before and after; everything else is asked afterwards. */
export function withItem(entry: FormEntry, kind: FormItem['kind']): FormEntry {
  const id = freeId(
    'question',
    entry.items.map((item) => item.id),
  );
  const item: ItemEntry = {
    ...blankItem(kind, id),
    ...(kind === 'objectives'
      ? {
          title: 'How confident are you in each of these?',
          stages: entry.naming === 'anonymous' ? ['after'] : ['before', 'after'],
        }
      : {}),
    ...(kind === 'objectives' || kind === 'rating' ? { scale: entry.scales[0]?.id ?? '', isRequired: true } : {}),
    ...(kind === 'choice'
      ? {
          choices: [
            { id: 'choice-1', label: 'Yes' },
            { id: 'choice-2', label: 'No' },
          ],
        }
      : {}),
  };
  return { ...entry, items: [...entry.items, item] };
}

/** With one question changed. */
export function withChanged(entry: FormEntry, id: string, part: Partial<ItemEntry>): FormEntry {
  return { ...entry, items: entry.items.map((item) => (item.id === id ? { ...item, ...part } : item)) };
}

/** Without one question. */
export function withoutItem(entry: FormEntry, id: string): FormEntry {
  return { ...entry, items: entry.items.filter((item) => item.id !== id) };
}

/** With one question further up (-1) or down (1); at an end it stays. */
export function withMoved(entry: FormEntry, id: string, by: -1 | 1): FormEntry {
  const from = entry.items.findIndex((item) => item.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= entry.items.length) return entry;
  const items = [...entry.items];
  const [moved] = items.splice(from, 1);
  items.splice(to, 0, moved!);
  return { ...entry, items };
}

/** With one more scale of four ranks, whose words are still to be written. */
export function withScale(entry: FormEntry): FormEntry {
  const id = freeId(
    'scale',
    entry.scales.map((scale) => scale.id),
  );
  return { ...entry, scales: [...entry.scales, { id, labels: ['', '', '', ''] }] };
}

/** With the words of one scale changed. */
export function withLabels(entry: FormEntry, id: string, labels: readonly string[]): FormEntry {
  return {
    ...entry,
    scales: entry.scales.map((scale) => (scale.id === id ? { ...scale, labels: [...labels] } : scale)),
  };
}

/** Which questions are rated on a scale; while there are any it stays. */
export function usersOfScale({ items }: FormEntry, id: string): readonly ItemEntry[] {
  return items.filter((item) => isRated(item) && item.scale === id);
}

/** Whether a question is answered on a scale. */
export function isRated({ kind }: Pick<ItemEntry, 'kind'>): boolean {
  return kind === 'objectives' || kind === 'rating';
}
