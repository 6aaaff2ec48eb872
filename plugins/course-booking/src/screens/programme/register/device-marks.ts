import type { RegisterMark } from '@trellis/core/bookings';
import { keepOnDevice, keptOnDevice } from '@trellis/plugin/screens';

/** A trainer's marks that have not reached the service yet, by booking. No names: those stay on the page. */
export type PendingMarks = Readonly<Record<string, RegisterMark>>;

/** The marks that this device kept. */
export function marksOnDevice(key: string): PendingMarks {
  const found = keptOnDevice(key);
  return typeof found === 'object' && found !== null ? (found as PendingMarks) : {};
}

/**
 * Keeps marks on this device, or clears them away when there are none.
 *
 * @returns whether they outlive the page
 */
export function keepMarks(key: string, marks: PendingMarks): boolean {
  return keepOnDevice(key, Object.keys(marks).length === 0 ? undefined : marks);
}

/** What is still to be sent after the service has taken some marks: whatever was marked again meanwhile stays. */
export function withoutSent(pending: PendingMarks, sent: PendingMarks): PendingMarks {
  return Object.fromEntries(
    Object.entries(pending).filter(([bookingId, mark]) => sent[bookingId]?.markedAt !== mark.markedAt),
  );
}
