import type { EventId } from '@trellis/core';
import type { RegisterMark } from '@trellis/core/bookings';
import type { MarkResult } from '@trellis/core/registers';
import { deviceKey, useApi, useSendWhenBack, useWarnBeforeLeaving, type ErrorWords } from '@trellis/plugin/screens';
import { useRef, useState } from 'react';
import { keepMarks, marksOnDevice, withoutSent, type PendingMarks } from './device-marks.ts';

/** How long after the last mark they are sent together. */
const SEND_AFTER_MS = 600;

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
  const key = deviceKey('register', personId, eventId);
  const [pending, setPending] = useState<PendingMarks>(() => marksOnDevice(key));
  const [saved, setSaved] = useState<PendingMarks>({});
  const [told, setTold] = useState<readonly MarkResult[]>([]);
  const [isOnDevice, setOnDevice] = useState(true);
  const ready = Object.entries(pending).filter(([, mark]) => isReady(mark));

  // Marks that come while others are on their way begin with what is newest.
  const newest = useRef(pending);
  const put = (change: (before: PendingMarks) => PendingMarks): void => {
    newest.current = change(newest.current);
    setPending(newest.current);
    setOnDevice(keepMarks(key, newest.current));
  };
  useWarnBeforeLeaving(!isOnDevice && Object.keys(pending).length > 0);

  const sending = useSendWhenBack(
    ready.length === 0 ? undefined : JSON.stringify(ready.map(([bookingId, { markedAt }]) => [bookingId, markedAt])),
    async () => {
      const sent = Object.fromEntries(ready);
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
      put((before) => withoutSent(before, sent));
    },
    { afterMs: SEND_AFTER_MS },
  );
  return {
    pending,
    unready: Object.keys(pending).length - ready.length,
    saved,
    isSending: sending.isSending,
    isOnDevice,
    told,
    error: sending.error,
    mark: (marks) => put((before) => ({ ...before, ...marks })),
    sendNow: sending.sendNow,
  };
}
