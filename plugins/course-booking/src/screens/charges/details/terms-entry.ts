import type { AgencyTerms, Rerated } from '@trellis/core/billing';
import { AGENCY_KIND_WORDS, type AgencyKind } from '@trellis/core/people';
import type { ErrorWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import { dateOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { penceOf } from '../money-entry.ts';
import { nameWords } from '../name-words.ts';

/** What decides an agency's price, as it is typed. */
export interface TermsEntry {
  readonly from: DateEntry;
  /** Empty: as the agency itself says. */
  readonly kind: string;
  readonly turnover: string;
  readonly named: string;
  readonly isInArea: boolean;
  /** What the policy asks of an agency besides, by its words: non-profit. */
  readonly flags: readonly string[];
  readonly evidence: string;
}

/** A form with nothing typed yet. */
export const NO_TERMS: TermsEntry = {
  from: noDate,
  kind: '',
  turnover: '',
  named: '',
  isInArea: true,
  flags: [],
  evidence: '',
};

/** What is still missing or wrong before terms can be saved. */
export function termsFaults(entry: TermsEntry): readonly FieldError[] {
  return [
    ...(dateOf(entry.from) === null
      ? [{ fieldId: 'terms-from', text: 'Enter the day from which this decides the price, such as 1 4 2027' }]
      : []),
    ...(entry.turnover.trim() !== '' && penceOf(entry.turnover) === null
      ? [{ fieldId: 'terms-turnover', text: 'Enter the turnover in pounds, such as 85000, or leave it empty' }]
      : []),
    ...(entry.evidence.trim() === ''
      ? [{ fieldId: 'terms-evidence', text: 'Say what it rests on, such as accounts of 2025 to 2026' }]
      : []),
  ];
}

/** What was typed, as the service takes it; only of a form without faults. */
export function termsTyped(entry: TermsEntry): Omit<AgencyTerms, 'agencyId'> {
  const pence = penceOf(entry.turnover);
  return {
    from: dateOf(entry.from) ?? '',
    ...(entry.kind === '' ? {} : { kind: entry.kind as AgencyKind }),
    ...(pence === null ? {} : { annualTurnoverPence: pence }),
    ...(entry.named === '' ? {} : { named: entry.named }),
    isInArea: entry.isInArea,
    ...(entry.flags.length === 0 ? {} : { flags: [...entry.flags] }),
    evidence: entry.evidence.trim(),
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  from: 'terms-from',
  kind: 'terms-kind',
  annualTurnoverPence: 'terms-turnover',
  named: 'terms-named',
  evidence: 'terms-evidence',
};

/** What the service found wrong with terms, each at its own field. */
export function termsRefused(error: ErrorWords | undefined): readonly FieldError[] {
  if (error === undefined) return [];
  if (error.fields.length === 0) return [{ text: error.sentence }];
  return error.fields.map(({ field, reason }) => {
    const fieldId = FIELDS[field];
    return { ...(fieldId === undefined ? {} : { fieldId }), text: capital(reason) };
  });
}

/** What terms say, in one line: what kind, which turnover, in the area or not. */
export function termsLine({ kind, annualTurnoverPence, named, isInArea, flags = [] }: AgencyTerms): string {
  const parts = [
    kind === undefined ? 'Kind as the agency says' : AGENCY_KIND_WORDS[kind],
    annualTurnoverPence === undefined
      ? 'turnover as the agency says'
      : `turnover ${pounds(annualTurnoverPence)} a year`,
    ...(named === undefined ? [] : ['named in the policy by itself']),
    isInArea ? 'in the area' : 'outside the area',
    ...flags.map((flag) => nameWords(flag)),
  ];
  return parts.join(', ');
}

/** What new terms did to what had been charged, in one sentence. */
export function reratedWords({ charges, pence }: Rerated, from: string): string {
  const since = `for courses from ${longDate(from)}`;
  if (charges === 0) return `Nothing that was charged ${since} changes.`;
  const what = `${charges === 1 ? 'One charge' : `${charges} charges`} ${since} ${charges === 1 ? 'was' : 'were'} taken back and reckoned anew`;
  if (pence === 0) return `${what}; the sum stays the same.`;
  return `${what}; the agency owes ${pounds(Math.abs(pence))} ${pence > 0 ? 'more' : 'less'}.`;
}
