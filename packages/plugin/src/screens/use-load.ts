import { useCallback, useEffect, useState, type DependencyList } from 'react';
import { errorWords, type ErrorWords } from './error-words.ts';

/** How far something that a screen asked for has come. While it is asked for again, the answer before it stays. */
export type Loading<Answer> =
  | { readonly state: 'loading'; readonly answer: Answer | undefined }
  | { readonly state: 'loaded'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly answer: Answer | undefined; readonly error: ErrorWords };

/**
 * Loads something for a screen, and again when what it depends on changes. An answer that comes after a newer question is dropped.
 *
 * @param dependsOn - values that `load` uses
 * @returns how far it has come, and `again` to ask once more
 */
export function useLoad<Answer>(
  load: () => Promise<Answer>,
  dependsOn: DependencyList,
): Loading<Answer> & { readonly again: () => void } {
  const [loading, setLoading] = useState<Loading<Answer>>({ state: 'loading', answer: undefined });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setLoading(({ answer }) => ({ state: 'loading', answer }));
    load().then(
      (answer) => {
        if (isWanted) setLoading({ state: 'loaded', answer });
      },
      (error: unknown) => {
        if (isWanted) setLoading(({ answer }) => ({ state: 'failed', answer, error: errorWords(error) }));
      },
    );
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `load` is new on every render; what it depends on is given apart
  }, [...dependsOn, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...loading, again };
}
