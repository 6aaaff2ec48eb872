import type { FinanceDetails } from '@trellis/core/billing';
import type { ErrorWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import type { FieldError } from '@trellis/ui/error-summary';

/** The codes of an agency as they are typed. */
export interface CodesEntry {
  readonly customerNumber: string;
  readonly vatCode: string;
  readonly costCentre: string;
  readonly purchaseOrder: string;
}

/** One of the codes. */
export type CodeField = keyof CodesEntry;

/** What each code is called, what it is for, and how long it may be. */
export const CODE_FIELDS: Readonly<
  Record<CodeField, { readonly label: string; readonly hint: string; readonly most: number }>
> = {
  customerNumber: {
    label: 'Customer number',
    hint: 'As the finance system knows this agency. Needed before anything can be billed.',
    most: 40,
  },
  vatCode: {
    label: 'VAT code',
    hint: 'As finance decided. We never guess it. Needed before anything can be billed.',
    most: 20,
  },
  costCentre: {
    label: 'Cost centre',
    hint: 'Where a manager names another for a booking, that one goes on the line.',
    most: 40,
  },
  purchaseOrder: { label: 'Order number', hint: 'If this agency gives one.', most: 60 },
};

/** What stands in the boxes to begin with. */
export function codesEntryOf(details: Omit<FinanceDetails, 'agencyId'>): CodesEntry {
  return {
    customerNumber: details.customerNumber ?? '',
    vatCode: details.vatCode ?? '',
    costCentre: details.costCentre ?? '',
    purchaseOrder: details.purchaseOrder ?? '',
  };
}

/** What was typed, as the service takes it: an empty box is a code that is not there. */
export function codesTyped(entry: CodesEntry): Omit<FinanceDetails, 'agencyId'> {
  return Object.fromEntries(
    Object.entries(entry)
      .map(([field, typed]) => [field, typed.trim()])
      .filter(([, typed]) => typed !== ''),
  );
}

/** What the service found wrong with codes, each at its own box. */
export function codeFaults(error: ErrorWords | undefined, idOf: (field: CodeField) => string): readonly FieldError[] {
  if (error === undefined) return [];
  if (error.fields.length === 0) return [{ text: error.sentence }];
  return error.fields.map(({ field, reason }) => {
    const known = Object.hasOwn(CODE_FIELDS, field) ? (field as CodeField) : undefined;
    return known === undefined
      ? { text: capital(reason) }
      : { fieldId: idOf(known), text: `${CODE_FIELDS[known].label}: ${reason}` };
  });
}
