import { useCallback, useEffect, useState, type DependencyList } from 'react';
import { errorWords, type ErrorWords } from './error-words.ts';

/** How far something that a screen asked for has come. While the same is asked for again, the answer before it stays. */
export type Loading<Answer> =
  | { readonly state: 'loading'; readonly answer: Answer | undefined; readonly error?: undefined }
  | { readonly state: 'loaded'; readonly answer: Answer; readonly error?: undefined }
  | { readonly state: 'failed'; readonly answer: Answer | undefined; readonly error: ErrorWords };

/** What was asked, and how far it has come. */
export interface Asked<Answer> {
  readonly dependsOn: DependencyList;
  readonly keptFor: DependencyList;
  readonly loading: Loading<Answer>;
}

/**
 * How far the question of this moment has come, from what was asked last. An answer to another question is never shown as the
 * answer to this one: it stays only where both were kept for the same thing.
 *
 * @returns the very same object while the question is the same
 */
export function loadingNow<Answer>(
  asked: Asked<Answer>,
  dependsOn: DependencyList,
  keptFor: DependencyList,
): Loading<Answer> {
  if (isSame(asked.dependsOn, dependsOn)) return asked.loading;
  return { state: 'loading', answer: isSame(asked.keptFor, keptFor) ? asked.loading.answer : undefined };
}

function isSame(one: DependencyList, other: DependencyList): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}

/**
 * Loads something for a screen, and again when what it depends on changes: the answer before is dropped then.
 * An answer that comes after a newer question is dropped too.
 *
 * @param dependsOn - values that `load` uses
 * @param keptFor - while these stay as they are the answer before is shown until the next one comes, as the rows of the same list
 * in another order; absent: all of `dependsOn`
 * @returns how far it has come, and `again` to ask once more
 */
export function useLoad<Answer>(
  load: () => Promise<Answer>,
  dependsOn: DependencyList,
  keptFor: DependencyList = dependsOn,
): Loading<Answer> & { readonly again: () => void } {
  const [asked, setAsked] = useState<Asked<Answer>>({
    dependsOn,
    keptFor,
    loading: { state: 'loading', answer: undefined },
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const move = (to: (answer: Answer | undefined) => Loading<Answer>): void =>
      setAsked((before) => ({ dependsOn, keptFor, loading: to(loadingNow(before, dependsOn, keptFor).answer) }));
    move((answer) => ({ state: 'loading', answer }));
    load().then(
      (answer) => {
        if (isWanted) move(() => ({ state: 'loaded', answer }));
      },
      (error: unknown) => {
        if (isWanted) move((answer) => ({ state: 'failed', answer, error: errorWords(error) }));
      },
    );
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `load` is new on every render; what it depends on is given apart
  }, [...dependsOn, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...loadingNow(asked, dependsOn, keptFor), again };
}
