import type { EndorsementDecision } from '@trellis/core/standards';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** A decision on a request as it is typed. */
export interface DecisionEntry {
  readonly decision: EndorsementDecision['decision'] | '';
  readonly from: DateEntry;
  readonly expiresOn: DateEntry;
  readonly why: string;
}

/** The fields of the form by the paths of the API. */
export const DECISION_FIELDS: Readonly<Record<string, string>> = {
  decision: 'decision',
  from: 'decision-from',
  expiresOn: 'decision-expires',
  why: 'decision-why',
};

/**
 * A decision before anything is typed: from today for a year.
 *
 * @source house a year; a coordinator sets another
 */
export function decisionEntry(todayOn: string): DecisionEntry {
  const from = entryOf(todayOn);
  const year = Number(todayOn.slice(0, 4)) + 1;
  // 29 February has no day of its own a year later, so it is left to be typed.
  const later = { ...from, year: String(year) };
  return { decision: '', from, expiresOn: dateOf(later) === null ? noDate : later, why: '' };
}

/** What is wrong with a decision. */
export function decisionFaults({ decision, from, expiresOn, why }: DecisionEntry): readonly FieldError[] {
  if (decision === '') return [{ fieldId: 'decision', text: 'Choose whether it is endorsed' }];
  if (decision === 'refused')
    return why.trim() === '' ? [{ fieldId: 'decision-why', text: 'Say why, so that the agency can put it right' }] : [];
  const [first, last] = [dateOf(from), dateOf(expiresOn)];
  return [
    ...(first === null ? [{ fieldId: 'decision-from', text: 'Enter a real day, such as 1 4 2027' }] : []),
    ...(last === null ? [{ fieldId: 'decision-expires', text: 'Enter a real day, such as 31 3 2028' }] : []),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'decision-expires', text: 'The last day must not be before the first' }]
      : []),
  ];
}

/** The decision as the service takes it; call it once nothing is wrong. */
export function decisionTyped(id: string, { decision, from, expiresOn, why }: DecisionEntry): EndorsementDecision {
  if (decision === 'refused') return { id, decision, why: why.trim() };
  return {
    id,
    decision: 'endorsed',
    from: dateOf(from) ?? '',
    expiresOn: dateOf(expiresOn) ?? '',
    ...(why.trim() === '' ? {} : { why: why.trim() }),
  };
}
