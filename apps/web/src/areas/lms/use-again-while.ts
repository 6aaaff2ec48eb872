import { useEffect } from 'react';

/** How long to wait before asking again how far something is that goes on in the service. */
const PAUSE_MS = 1000;

/** Something that a screen asked for, and the way to ask for it once more. */
interface Asked {
  readonly isLoading: boolean;
  readonly again: () => void;
}

/**
 * Asks again and again while something is under way, whatever becomes of a single question, and stops when it is over.
 *
 * @param pauseMs - how long between two questions; longer for what waits for a person
 */
export function useAgainWhile(isUnderWay: boolean, { isLoading, again }: Asked, pauseMs = PAUSE_MS): void {
  useEffect(() => {
    if (!isUnderWay || isLoading) return undefined;
    const timer = setTimeout(again, pauseMs);
    return () => clearTimeout(timer);
  }, [isUnderWay, isLoading, again, pauseMs]);
}
