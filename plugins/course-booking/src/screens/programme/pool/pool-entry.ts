import type { TrainerSettings } from '@trellis/core/trainers';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** A whole number as it is typed: undefined where nothing is, null where it is none. */
export function wholeNumber(typed: string): number | undefined | null {
  if (typed.trim() === '') return undefined;
  return /^[1-9]\d{0,3}$/.test(typed.trim()) ? Number(typed.trim()) : null;
}

/** The settings of a pool with what one agency agreed to; nothing of both takes its agreement away. */
export function settingsWithTarget(
  settings: TrainerSettings,
  agencyId: TrainerSettings['targets'][number]['agencyId'],
  { events, hours }: { readonly events: number | undefined; readonly hours: number | undefined },
): TrainerSettings {
  const others = settings.targets.filter((target) => target.agencyId !== agencyId);
  if (events === undefined && hours === undefined) return { ...settings, targets: others };
  const target = {
    agencyId,
    ...(events === undefined ? {} : { eventsPerYear: events }),
    ...(hours === undefined ? {} : { hoursPerYear: hours }),
  };
  return { ...settings, targets: [...others, target] };
}

/** What is asked of trainers, as it is typed. */
export interface PoolEntry {
  readonly months: string;
  readonly from: DateEntry;
  readonly warnMonths: string;
}

/** What stands in the form to begin with. */
export function poolEntryOf({ trainingCounts, warnMonths }: TrainerSettings): PoolEntry {
  return {
    months: String(trainingCounts?.months ?? ''),
    from: trainingCounts === undefined ? noDate : entryOf(trainingCounts.from),
    warnMonths: String(warnMonths),
  };
}

/** What is wrong with what is asked of trainers. */
export function poolFaults({ months, from, warnMonths }: PoolEntry): readonly FieldError[] {
  const [counts, warn] = [wholeNumber(months), wholeNumber(warnMonths)];
  return [
    ...(counts === null || (counts ?? 0) > 600
      ? [{ fieldId: 'pool-months', text: 'Enter a number of months, such as 36' }]
      : []),
    ...(counts !== undefined && counts !== null && dateOf(from) === null
      ? [{ fieldId: 'pool-from', text: 'Enter a real date, such as 1 4 2027' }]
      : []),
    ...(warn === undefined || warn === null || warn > 60
      ? [{ fieldId: 'pool-warn', text: 'Enter a number of months, such as 6' }]
      : []),
  ];
}

/** Settings as the service takes them, once nothing is wrong. */
export function poolTyped(settings: TrainerSettings, { months, from, warnMonths }: PoolEntry): TrainerSettings {
  const { trainingCounts: _before, ...rest } = settings;
  const [counts, day] = [wholeNumber(months), dateOf(from)];
  return {
    ...rest,
    warnMonths: wholeNumber(warnMonths) ?? settings.warnMonths,
    ...(typeof counts === 'number' && day !== null ? { trainingCounts: { months: counts, from: day } } : {}),
  };
}
