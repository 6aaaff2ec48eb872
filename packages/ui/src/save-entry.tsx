import { useState } from 'react';
import { capital } from './capital.tsx';
import type { FieldError } from './error-summary.tsx';

/** How a form saves: whether it is under way, and how it is done. */
export interface Saving {
  readonly isBusy: boolean;
  readonly run: (work: () => Promise<void>) => void;
}

/** What a service refused: in a sentence, and where it can name them, field by field. */
export interface Refusal {
  readonly sentence: string;
  readonly fields: readonly { readonly field: string; readonly reason: string }[];
}

/**
 * What the service found wrong, each at its own field; a refusal of the whole stands alone.
 *
 * @param fieldIdOf - the field of the form for a path of the API such as `places.quotas.0.places`
 */
export function refusalAtFields(
  error: Refusal | undefined,
  fieldIdOf: (path: string) => string | undefined,
): readonly FieldError[] {
  if (error === undefined) return [];
  if (error.fields.length === 0) return [{ text: error.sentence }];
  return error.fields.map(({ field, reason }) => {
    const fieldId = fieldIdOf(field);
    return { ...(fieldId === undefined ? {} : { fieldId }), text: reason === '' ? error.sentence : capital(reason) };
  });
}

/**
 * Saves what was typed into a form once nothing is wrong with it. Until then its faults stand at their fields, and after it what the service refused.
 *
 * @param faults - of what is typed now
 * @param refused - what the service refused the last time
 */
export function useSaveEntry(saving: Saving, faults: readonly FieldError[], refused: readonly FieldError[]) {
  const [isIncomplete, setIncomplete] = useState(false);
  const shown = isIncomplete && faults.length > 0 ? faults : refused;
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
