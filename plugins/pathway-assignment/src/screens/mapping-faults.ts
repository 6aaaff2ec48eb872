import type { ErrorWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import type { FieldError } from '@trellis/ui/error-summary';

/** The fields of the sheet by the names that the API has for them. */
const FIELDS: Readonly<Record<string, string>> = {
  audiences: 'groups',
  validFrom: 'from',
  validTo: 'from',
  why: 'why',
};

/** What the service found wrong with a mapping, each at its own field; a refusal of the whole stands alone. */
export function faultsShown(error: ErrorWords | undefined): readonly FieldError[] {
  if (error === undefined) return [];
  const found = error.fields.map(({ field, reason }) => ({
    fieldId: FIELDS[field.split('.')[0] ?? ''],
    text: reason === '' ? error.sentence : capital(reason),
  }));
  return found.length === 0 ? [{ text: error.sentence }] : found;
}
