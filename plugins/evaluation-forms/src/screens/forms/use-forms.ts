import { useApi, useLoad, type ErrorWords } from '@trellis/plugin/screens';
import type { FormListed } from '@trellis/core/evaluation';

/** As many as the service gives at once. */
const AT_ONCE = 100;

/** Every version of every form. */
export interface FormsKnown {
  /** Undefined until all have come. */
  readonly forms: readonly FormListed[] | undefined;
  readonly error: ErrorWords | undefined;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/** Loads every version of every form: a partnership has a handful. */
export function useForms(): FormsKnown {
  const api = useApi();
  const loading = useLoad(async () => {
    const all: FormListed[] = [];
    for (let after: string | undefined, isMore = true; isMore; isMore = after !== undefined) {
      const page = await api.evaluation.forms.query({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
      all.push(...page.rows);
      after = page.after;
    }
    return all;
  }, []);
  return {
    forms: loading.answer,
    error: loading.error,
    isLoading: loading.state === 'loading',
    again: loading.again,
  };
}
