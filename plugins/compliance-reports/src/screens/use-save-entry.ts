import { useAction, type ErrorWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import type { FieldError } from '@trellis/ui/error-summary';
import { useState } from 'react';

/**
 * What the service found wrong, each at its own field; a refusal of the whole stands alone.
 *
 * @param fields - the id of the field of the form for a path of the API such as `asAt`
 */
export function refusalAtFields(
  error: ErrorWords | undefined,
  fields: Readonly<Record<string, string>>,
): readonly FieldError[] {
  if (error === undefined) return [];
  if (error.fields.length === 0) return [{ text: error.sentence }];
  return error.fields.map(({ field, reason }) => {
    const fieldId = fields[field];
    return { ...(fieldId === undefined ? {} : { fieldId }), text: reason === '' ? error.sentence : capital(reason) };
  });
}

/**
 * Saves what was typed into a form once nothing is wrong with it. Until then its faults stand at their fields, and after it what the
 * service refused.
 *
 * @param faults - of what is typed now
 * @param fields - the id of the field for a path of the service's refusal
 */
export function useSaveEntry(faults: readonly FieldError[], fields: Readonly<Record<string, string>>) {
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const shown = isIncomplete && faults.length > 0 ? faults : refusalAtFields(saving.error, fields);
  return {
    isBusy: saving.isBusy,
    shown,
    errorOf: (fieldId: string): string | undefined => shown.find((fault) => fault.fieldId === fieldId)?.text,
    save: (work: () => Promise<void>): void => {
      setIncomplete(faults.length > 0);
      if (faults.length === 0) saving.run(work);
    },
  };
}
