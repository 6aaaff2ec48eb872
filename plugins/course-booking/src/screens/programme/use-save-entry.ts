import { useAction } from '@trellis/plugin/screens';
import { useState } from 'react';
import type { FieldError } from '@trellis/ui/error-summary';
import { refusalAtFields } from './entry-faults.ts';

/**
 * Saves what was typed into a form once nothing is wrong with it. Until then its faults stand at their fields, and after it what the service refused.
 *
 * @param faults - of what is typed now
 * @param fieldOf - the id of the field for a path of the service's refusal
 */
export function useSaveEntry(faults: readonly FieldError[], fieldOf: Parameters<typeof refusalAtFields>[1]) {
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const shown = isIncomplete && faults.length > 0 ? faults : refusalAtFields(saving.error, fieldOf);
  return {
    saving,
    shown,
    errorOf: (fieldId: string): string | undefined => shown.find((fault) => fault.fieldId === fieldId)?.text,
    save(work: () => Promise<void>): void {
      setIncomplete(faults.length > 0);
      if (faults.length === 0) saving.run(work);
    },
  };
}
