import type { EventId } from '@trellis/core';
import type { RegisterMark } from '@trellis/core/bookings';
import type { MarkResult } from '@trellis/core/registers';
import { errorWords, useApi, type ErrorWords } from '@trellis/plugin/screens';
import { useEffect, useRef, useState } from 'react';
import { deviceKey, keepOnDevice, marksOnDevice, withoutSent, type PendingMarks } from './device-marks.ts';

/** How long after the last mark they are sent together, and how often it is tried again without a connection. */
const SEND_AFTER_MS = 600;
const AGAIN_AFTER_MS = 15_000;

/** The marks of a register on their way to the service. */
export interface RegisterMarks {
  /** Those that have not been saved yet. */
  readonly pending: PendingMarks;
  /** How many of them cannot be sent as they are. */
  readonly unready: number;
  /** Those that the service took since the page was opened, by booking. */
  readonly saved: PendingMarks;
  readonly isSending: boolean;
  /** Whether what is pending outlives the page. */
  readonly isOnDevice: boolean;
  /** Marks that were not taken as they were sent: somebody marked later on another device, or the service refused. */
  readonly told: readonly MarkResult[];
  readonly error: ErrorWords | undefined;
  readonly mark: (marks: PendingMarks) => void;
  readonly sendNow: () => void;
}

/**
 * Keeps the marks of a register on this device until the service has them, and sends each once.
 *
 * @param personId - whose marks they are
 * @param isReady - whether a mark can be sent as it is
 */
export function useRegisterMarks(
  eventId: EventId,
  personId: string | undefined,
  isReady: (mark: RegisterMark) => boolean,
): RegisterMarks {
  const api = useApi();
  const key = deviceKey(eventId, personId);
  const [pending, setPending] = useState<PendingMarks>(() => marksOnDevice(key));
  const [saved, setSaved] = useState<PendingMarks>({});
  const [told, setTold] = useState<readonly MarkResult[]>([]);
  const [error, setError] = useState<ErrorWords>();
  const [isSending, setSending] = useState(false);
  const [isOnDevice, setOnDevice] = useState(true);
  const [round, setRound] = useState(0);
  const isBusy = useRef(false);
  const ready = Object.entries(pending).filter(([, mark]) => isReady(mark));
  const due = JSON.stringify(ready.map(([bookingId, { markedAt }]) => [bookingId, markedAt]));

  useEffect(() => {
    setOnDevice(keepOnDevice(key, pending));
  }, [key, pending]);

  useEffect(() => {
    if (ready.length === 0) return;
    const timer = setTimeout(() => void send(), SEND_AFTER_MS);
    return () => clearTimeout(timer);
    // What is due, and another round of trying, start it; the marks themselves are read when it begins.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [due, round]);

  useEffect(() => {
    const again = (): void => setRound((before) => before + 1);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);

  const isAtRisk = !isOnDevice && Object.keys(pending).length > 0;
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isAtRisk]);

  async function send(): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    const sent = Object.fromEntries(ready);
    try {
      const results = await api.bookings.mark.mutate({
        eventId,
        marks: ready.map(([bookingId, mark]) => ({ bookingId: bookingId as MarkResult['bookingId'], mark })),
      });
      setSaved((before) => ({
        ...before,
        ...Object.fromEntries(
          results.flatMap(({ bookingId, mark }) => (mark === undefined ? [] : [[bookingId, mark]])),
        ),
      }));
      const others = results.filter(({ state }) => state === 'older' || state === 'refused');
      if (others.length > 0) setTold(others);
      setPending((before) => withoutSent(before, sent));
      setError(undefined);
    } catch (caught) {
      const words = errorWords(caught);
      if (words.code === 'connection-lost') setTimeout(() => setRound((before) => before + 1), AGAIN_AFTER_MS);
      else setError(words);
    } finally {
      isBusy.current = false;
      setSending(false);
    }
  }
  return {
    pending,
    unready: Object.keys(pending).length - ready.length,
    saved,
    isSending,
    isOnDevice,
    told,
    error,
    mark: (marks) => setPending((before) => ({ ...before, ...marks })),
    sendNow: () => setRound((before) => before + 1),
  };
}
