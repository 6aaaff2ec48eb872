import { useRef, useState } from 'react';
import { errorWords, type ErrorWords } from './error-words.ts';

/** Something that a press on a button does: whether it is under way, and what went wrong the last time. */
export interface Action {
  readonly isBusy: boolean;
  readonly error: ErrorWords | undefined;
  /** Does it, unless it is under way already. */
  readonly run: (work: () => Promise<void>) => void;
}

/**
 * Does what a button is for, once at a time.
 *
 * @param words - the screen's own sentences for some error codes
 */
export function useAction(words?: Readonly<Record<string, string>>): Action {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorWords>();
  const isRunning = useRef(false);
  async function doIt(work: () => Promise<void>): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (caught) {
      setError(errorWords(caught, words));
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }
  return { isBusy, error, run: (work) => void doIt(work) };
}
