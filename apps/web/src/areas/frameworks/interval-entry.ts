import type { Pack } from '@trellis/core/frameworks';
import type { AgencyOverride } from '@trellis/core/pathways';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** An agency's own interval as it is typed. */
export interface IntervalEntry {
  readonly agencyId: string;
  /** Empty: everything that comes round again. */
  readonly requirementId: string;
  readonly months: string;
  readonly from: DateEntry;
  readonly to: DateEntry;
  readonly why: string;
  readonly document: string;
}

/** What a form begins with. @param interval - absent: a new one */
export function intervalEntry(interval: AgencyOverride | undefined, agencyId: string, today: string): IntervalEntry {
  return {
    agencyId: interval?.agencyId ?? agencyId,
    requirementId: interval?.requirementId ?? '',
    months: interval === undefined ? '' : String(interval.intervalMonths),
    from: entryOf(interval?.from ?? today),
    to: entryOf(interval?.to ?? null),
    why: interval?.why ?? '',
    document: interval?.document ?? '',
  };
}

/** The field of the form that each field of the question stands in. */
export const INTERVAL_FIELDS: Readonly<Record<string, string>> = {
  agencyId: 'interval-agency',
  requirementId: 'interval-requirement',
  intervalMonths: 'interval-months',
  from: 'interval-from',
  to: 'interval-to',
  why: 'interval-why',
  document: 'interval-document',
};

/** What is wrong with what was typed. */
export function intervalFaults({ agencyId, months, from, to, why }: IntervalEntry): readonly FieldError[] {
  const number = /^\d{1,3}$/.test(months.trim()) ? Number(months) : 0;
  const [first, last] = [dateOf(from), dateOf(to)];
  const isOpen = to.day === noDate.day && to.month === noDate.month && to.year === noDate.year;
  return [
    ...(agencyId === '' ? [{ fieldId: 'interval-agency', text: 'Choose the agency' }] : []),
    ...(number < 1 || number > 120
      ? [{ fieldId: 'interval-months', text: 'Enter a whole number of months from 1 to 120' }]
      : []),
    ...(first === null ? [{ fieldId: 'interval-from', text: 'Enter day, month and a year of four figures' }] : []),
    ...(!isOpen && last === null
      ? [{ fieldId: 'interval-to', text: 'Enter day, month and a year of four figures, or nothing' }]
      : []),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'interval-to', text: 'The last day must not be before the first' }]
      : []),
    ...(why.trim() === '' ? [{ fieldId: 'interval-why', text: 'Say why, in a few words' }] : []),
  ];
}

/** The question to the API, of an entry without faults. */
export function intervalTyped(entry: IntervalEntry, id: string | undefined) {
  return {
    ...(id === undefined ? {} : { id }),
    agencyId: entry.agencyId as AgencyOverride['agencyId'],
    ...(entry.requirementId === '' ? {} : { requirementId: entry.requirementId }),
    intervalMonths: Number(entry.months),
    from: dateOf(entry.from)!,
    to: dateOf(entry.to),
    why: entry.why.trim(),
    ...(entry.document.trim() === '' ? {} : { document: entry.document.trim() }),
  };
}

/** Requirements that come round again, with how often their source asks; of several versions the last. */
export function intervalRequirements(
  packs: readonly Pick<Pack, 'requirements'>[],
): readonly { readonly value: string; readonly label: string; readonly detail: string }[] {
  const found = packs.flatMap(({ requirements }) =>
    requirements.flatMap(({ id, title, rule }) =>
      rule.kind === 'interval'
        ? [[id, { value: id, label: title, detail: `every ${rule.months} months` }] as const]
        : [],
    ),
  );
  return [...new Map(found).values()].toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));
}
