import type { Report, ReportPlan } from '@trellis/core/reporting';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { titleOf } from './report-words.ts';

/** A report's plan as it is typed. */
export interface PlanEntry {
  readonly kind: Report['kind'];
  /** Null: the title that its kind suggests. */
  readonly title: string | null;
  readonly cover: string;
  readonly asAt: DateEntry;
  readonly agencyId: string | null;
  /** Empty: everything that is asked. */
  readonly packs: readonly string[];
}

/** The fields of the form by the paths of the API. */
export const PLAN_FIELDS: Readonly<Record<string, string>> = {
  kind: 'plan-kind',
  title: 'plan-title',
  cover: 'plan-cover',
  asAt: 'plan-as-at',
  agencyId: 'plan-agency',
  packs: 'plan-packs',
};

/** A new plan: to the board, as at the end of the last quarter. */
export function newPlan(todayOn: string): PlanEntry {
  return { kind: 'board', title: null, cover: '', asAt: entryOf(lastQuarterEnd(todayOn)), agencyId: null, packs: [] };
}

/** The plan of a report that is to be changed. */
export function planOf(report: ReportPlan): PlanEntry {
  return {
    kind: report.kind,
    title: report.title,
    cover: report.cover,
    asAt: entryOf(report.asAt),
    agencyId: report.agencyId ?? null,
    packs: report.packs ?? [],
  };
}

/** The last day of the last quarter that is over. */
export function lastQuarterEnd(todayOn: string): string {
  const [year, month] = todayOn.split('-').map(Number) as [number, number];
  const quarter = Math.floor((month - 1) / 3);
  return quarter === 0 ? `${year - 1}-12-31` : `${year}-${['03-31', '06-30', '09-30'][quarter - 1]}`;
}

/** The title as it will be saved. */
export function titleTyped({ title, kind, asAt }: PlanEntry): string {
  return title ?? titleOf(kind, dateOf(asAt));
}

/** What is wrong with a plan. */
export function planFaults(entry: PlanEntry, todayOn: string): readonly FieldError[] {
  const asAt = dateOf(entry.asAt);
  return [
    ...(titleTyped(entry).trim() === '' ? [{ fieldId: 'plan-title', text: 'Give the report a title' }] : []),
    ...(entry.kind !== 'board' && entry.agencyId === null
      ? [{ fieldId: 'plan-agency', text: 'Choose the agency that the report is about' }]
      : []),
    ...(asAt === null ? [{ fieldId: 'plan-as-at', text: 'Enter a real day, such as 31 12 2026' }] : []),
    ...(asAt !== null && asAt > todayOn
      ? [{ fieldId: 'plan-as-at', text: 'Choose a day that has come: a report tells what was true' }]
      : []),
  ];
}

/** The plan as the service takes it; call it once nothing is wrong. */
export function planTyped(entry: PlanEntry): ReportPlan {
  return {
    kind: entry.kind,
    title: titleTyped(entry).trim(),
    cover: entry.cover.trim(),
    asAt: dateOf(entry.asAt) ?? '',
    ...(entry.kind === 'board' || entry.agencyId === null ? {} : { agencyId: entry.agencyId }),
    ...(entry.packs.length === 0 ? {} : { packs: [...entry.packs] }),
  };
}
