import type { Form } from '@trellis/core/evaluation';
import { formFaults } from '@trellis/core/frameworks';
import { capital } from '@trellis/ui/capital';
import type { FieldError } from '@trellis/ui/error-summary';
import { formOfEntry, isRated, wholeOf, type FormEntry, type ItemEntry } from './form-entry.ts';

/** The field of a part of a question, of a scale, or of the form itself. */
export const fieldIds = {
  form: (part: string): string => `form-${part}`,
  item: (id: string, part: string): string => `item-${id}-${part}`,
  choice: (id: string, at: number): string => `item-${id}-choice-${at}`,
  scale: (id: string, at: number): string => `scale-${id}-${at}`,
  items: 'form-items',
} as const;

const OWN_FIELDS = ['title', 'naming', 'headings', 'mostObjectives', 'followUpMonths'];

/**
 * The field for a path of the service or of the rules, such as `items.gain.stages` or `form.theme.pairs`.
 *
 * @returns undefined where it is about no field
 */
export function fieldOfPath(path: string, entry: FormEntry): string | undefined {
  const [area = '', id = '', part = 'title', ...rest] = path.replace(/^form\./, '').split('.');
  if (area === 'items') {
    const item = entry.items.find((each, at) => each.id === id || String(at) === id);
    return item === undefined ? fieldIds.items : fieldIds.item(item.id, part === 'choices' ? 'choice-0' : part);
  }
  if (area === 'scales') {
    const scale = entry.scales.find((each, at) => each.id === id || String(at) === id);
    return scale === undefined ? undefined : fieldIds.scale(scale.id, Number(rest[0] ?? 0) || 0);
  }
  if (area === 'theme') return fieldIds.form(id);
  return OWN_FIELDS.includes(area) ? fieldIds.form(area) : undefined;
}

/** What has to be put right before a draft can be kept at all: what is missing or no number. */
export function typedFaults(entry: FormEntry): readonly FieldError[] {
  return [
    ...(entry.title.trim() === '' ? [{ fieldId: fieldIds.form('title'), text: 'Enter a title for the form' }] : []),
    ...wholeFault(entry.mostObjectives, 1, 20, fieldIds.form('mostObjectives'), 'how many objectives are asked'),
    ...wholeFault(entry.followUpMonths, 1, 24, fieldIds.form('followUpMonths'), 'after how many months'),
    ...wholeFault(entry.sharePercent, 1, 100, fieldIds.form('sharePercent'), 'the share in per cent'),
    ...wholeFault(entry.pairs, 1, 1000, fieldIds.form('pairs'), 'how many pairs'),
    ...wholeFault(entry.againPercent, 1, 100, fieldIds.form('againPercent'), 'the share of two runs in per cent'),
    ...entry.scales.flatMap(({ id, labels }, scale) =>
      labels.flatMap((label, at) =>
        label.trim() === ''
          ? [{ fieldId: fieldIds.scale(id, at), text: `Scale ${scale + 1}: enter words for rank ${at + 1}` }]
          : [],
      ),
    ),
    ...(entry.items.length === 0 ? [{ fieldId: fieldIds.items, text: 'Add at least one question' }] : []),
    ...entry.items.flatMap(itemFaults),
  ];
}

/** What has to be put right before a form can go to work, each at its field: what is missing, and then what does not go together. */
export function formEntryFaults(
  entry: FormEntry,
  base: Pick<Form, 'id' | 'version' | 'source'>,
): readonly FieldError[] {
  const typed = typedFaults(entry);
  if (typed.length > 0) return typed;
  return formFaults(formOfEntry(entry, base)).map(({ field, reason }) => {
    const fieldId = fieldOfPath(field, entry);
    return { ...(fieldId === undefined ? {} : { fieldId }), text: capital(`${placeOf(field, entry)}${reason}`) };
  });
}

/** "Question 3: " before a fault of a question. */
function placeOf(field: string, { items }: FormEntry): string {
  const [area, id] = field.split('.');
  const at = items.findIndex((item) => item.id === id);
  return area === 'items' && at >= 0 ? `Question ${at + 1}: ` : '';
}

function wholeFault(typed: string, least: number, most: number, fieldId: string, what: string): FieldError[] {
  const value = wholeOf(typed);
  return value >= least && value <= most
    ? []
    : [{ fieldId, text: `Enter ${what} as a whole number from ${least} to ${most}` }];
}

function itemFaults(item: ItemEntry, at: number): FieldError[] {
  const place = `Question ${at + 1}`;
  return [
    ...(item.title.trim() === ''
      ? [{ fieldId: fieldIds.item(item.id, 'title'), text: `${place}: enter the question` }]
      : []),
    ...(item.stages.length === 0
      ? [{ fieldId: fieldIds.item(item.id, 'stages'), text: `${place}: choose when it is asked` }]
      : []),
    ...(isRated(item) && item.scale === ''
      ? [{ fieldId: fieldIds.item(item.id, 'scale'), text: `${place}: choose a scale` }]
      : []),
    ...(item.kind === 'choice' ? choiceFaults(item, place) : []),
    ...(item.kind === 'text'
      ? wholeFault(
          item.maxLength,
          1,
          4000,
          fieldIds.item(item.id, 'maxLength'),
          `how many letters question ${at + 1} takes`,
        )
      : []),
  ];
}

function choiceFaults({ id, choices }: ItemEntry, place: string): FieldError[] {
  return [
    ...(choices.length < 2
      ? [{ fieldId: fieldIds.choice(id, 0), text: `${place}: give at least two answers to choose from` }]
      : []),
    ...choices.flatMap(({ label }, at) =>
      label.trim() === ''
        ? [{ fieldId: fieldIds.choice(id, at), text: `${place}: enter words for answer ${at + 1}` }]
        : [],
    ),
  ];
}
