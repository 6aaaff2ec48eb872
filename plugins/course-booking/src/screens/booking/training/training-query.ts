import type { OfferKind } from '@trellis/core/courses';

/** What the list of dates shows, as the address of the page says it. */
export interface TrainingShown {
  /** Empty: every kind. */
  readonly kind: OfferKind | '';
  readonly mode: 'classroom' | 'virtual' | '';
  /** 'YYYY-MM'; empty: all that is to come. The calendar always has one. */
  readonly month: string;
  readonly text: string;
}

/** The question to the API for a page of these dates. */
export function datesAsked({ kind, mode, month, text }: TrainingShown, todayOn: string) {
  const first = month === '' ? todayOn : `${month}-01`;
  return {
    from: first,
    ...(month === '' ? {} : { to: lastOf(month) }),
    ...(kind === '' ? {} : { kind }),
    ...(mode === '' ? {} : { mode }),
    ...(text === '' ? {} : { text }),
  };
}

/** The last day of a month. @param month - 'YYYY-MM' */
export function lastOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}

/** A month as it may stand in an address; anything else is none. */
export function monthOf(text: string | undefined): string {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : '';
}

/** This month and those after it, to choose from. @param todayOn - 'YYYY-MM-DD' */
export function monthsFrom(todayOn: string, months = 14): readonly string[] {
  const [year, month] = [Number(todayOn.slice(0, 4)), Number(todayOn.slice(5, 7))];
  return Array.from({ length: months }, (_, at) =>
    new Date(Date.UTC(year, month - 1 + at, 1)).toISOString().slice(0, 7),
  );
}
