import { useEffect, useRef, useState } from 'react';
import { errorWords, type ErrorWords } from './error-words.ts';

/** How often it is tried again without a connection, besides the moment at which the browser says that there is one. */
const AGAIN_AFTER_MS = 15_000;

/** Something on its way to the service. */
export interface Sending {
  readonly isSending: boolean;
  /** Whether the last try never reached the service. It goes on by itself. */
  readonly isWaiting: boolean;
  /** What the service refused. It does not go on by itself. */
  readonly error: ErrorWords | undefined;
  readonly sendNow: () => void;
}

/**
 * Sends something, once at a time, and again by itself when the connection is back.
 *
 * @param due - what is to be sent, as a text that changes with it; undefined: nothing is
 * @param send - sends what is due and then sees to it that it is due no more
 * @param options - `afterMs`: how long it may still change before it is sent; `words`: the screen's own sentences for some error codes
 */
export function useSendWhenBack(
  due: string | undefined,
  send: () => Promise<void>,
  { afterMs = 0, words }: { readonly afterMs?: number; readonly words?: Readonly<Record<string, string>> } = {},
): Sending {
  const [round, setRound] = useState(0);
  const [isSending, setSending] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [error, setError] = useState<ErrorWords>();
  const isBusy = useRef(false);
  const isAskedAgain = useRef(false);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });

  useEffect(() => {
    if (due === undefined) return;
    const timer = setTimeout(() => void sendOnce(), afterMs);
    return () => clearTimeout(timer);
    // What is due, and another round of trying, start it; how it is sent is read when it begins.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [due, round, afterMs]);

  useEffect(() => {
    if (!isWaiting) return;
    const again = (): void => setRound((before) => before + 1);
    const timer = setInterval(again, AGAIN_AFTER_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [isWaiting]);

  async function sendOnce(): Promise<void> {
    isAskedAgain.current = isBusy.current;
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    try {
      await latest.current();
      setWaiting(false);
      setError(undefined);
    } catch (caught) {
      const told = errorWords(caught, words);
      setWaiting(told.code === 'connection-lost');
      setError(told.code === 'connection-lost' ? undefined : told);
    } finally {
      isBusy.current = false;
      setSending(false);
      if (isAskedAgain.current) setRound((before) => before + 1);
    }
  }
  return { isSending, isWaiting, error, sendNow: () => setRound((before) => before + 1) };
}
