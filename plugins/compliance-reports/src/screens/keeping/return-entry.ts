import type { HeadcountReturn } from '@trellis/core/reporting';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { count } from '@trellis/ui/long-date';
import { wholePercent } from '@trellis/ui/share-bar';

/** A headcount return as it is typed. */
export interface ReturnEntry {
  readonly agencyId: string | null;
  /** Empty: everybody in scope. */
  readonly audience: string;
  readonly on: DateEntry;
  readonly headcount: string;
  readonly trained: string;
  readonly note: string;
}

/** The fields of the form by the paths of the API. */
export const RETURN_FIELDS: Readonly<Record<string, string>> = {
  agencyId: 'return-agency',
  audience: 'return-audience',
  on: 'return-on',
  headcount: 'return-headcount',
  trained: 'return-trained',
  note: 'return-note',
};

/** A return that is not there yet: of today, and of the one agency somebody looks after. */
export function newReturn(todayOn: string, agencyId: string | null): ReturnEntry {
  return { agencyId, audience: '', on: entryOf(todayOn), headcount: '', trained: '', note: '' };
}

const whole = (typed: string): number | null => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : null);

/** What is wrong with a return. */
export function returnFaults(entry: ReturnEntry): readonly FieldError[] {
  const headcount = whole(entry.headcount);
  const trained = whole(entry.trained);
  return [
    ...(entry.agencyId === null ? [{ fieldId: 'return-agency', text: 'Choose the agency' }] : []),
    ...(dateOf(entry.on) === null ? [{ fieldId: 'return-on', text: 'Enter a real day, such as 31 12 2026' }] : []),
    ...(headcount === null
      ? [{ fieldId: 'return-headcount', text: 'Enter how many people there are, as a whole number' }]
      : []),
    ...(entry.trained.trim() !== '' && trained === null
      ? [{ fieldId: 'return-trained', text: 'Enter a whole number, or leave it empty if you do not know' }]
      : []),
    ...(headcount !== null && trained !== null && trained > headcount
      ? [{ fieldId: 'return-trained', text: 'No more people can be trained than there are' }]
      : []),
  ];
}

/** The return as the service takes it; call it once nothing is wrong. */
export function returnTyped(entry: ReturnEntry): HeadcountReturn {
  const trained = whole(entry.trained);
  return {
    agencyId: entry.agencyId ?? '',
    ...(entry.audience === '' ? {} : { audience: entry.audience }),
    on: dateOf(entry.on) ?? '',
    headcount: whole(entry.headcount) ?? 0,
    ...(trained === null ? {} : { trained }),
    ...(entry.note.trim() === '' ? {} : { note: entry.note.trim() }),
  };
}

/** How many of how many an agency says are trained: "310 of 400, 77%". */
export function trainedWords({ headcount, trained }: Pick<HeadcountReturn, 'headcount' | 'trained'>): string {
  if (trained === undefined) return 'Not said';
  return headcount === 0
    ? count(trained)
    : `${count(trained)} of ${count(headcount)}, ${wholePercent(trained, headcount)}%`;
}

/**
 * What a return says people are trained in; undefined: in everything asked.
 *
 * @param packs - where requirements have their titles; a requirement of none is named by its id
 */
export function trainedIn(
  { requirement }: Pick<HeadcountReturn, 'requirement'>,
  packs: readonly { readonly requirements: readonly { readonly id: string; readonly title: string }[] }[],
): string | undefined {
  if (requirement === undefined) return undefined;
  const known = packs.flatMap(({ requirements }) => requirements).findLast(({ id }) => id === requirement);
  return known?.title ?? requirement;
}
