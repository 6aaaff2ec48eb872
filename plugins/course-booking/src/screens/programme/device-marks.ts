import type { RegisterMark } from '@trellis/core/bookings';

/** A trainer's marks that have not reached the service yet, by booking. No names: those stay on the page. */
export type PendingMarks = Readonly<Record<string, RegisterMark>>;

const PREFIX = 'trellis-register-';

/** Where this device keeps marks of one register, for one trainer. */
export function deviceKey(eventId: string, personId: string | undefined): string {
  return `${PREFIX}${personId ?? 'nobody'}-${eventId}`;
}

/** The marks that this device kept; none where its browser keeps nothing for us, as in a frame of another site. */
export function marksOnDevice(key: string): PendingMarks {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as PendingMarks) : {};
  } catch {
    return {};
  }
}

/**
 * Keeps marks on this device, or clears them away when there are none.
 *
 * @returns whether they outlive the page
 */
export function keepOnDevice(key: string, marks: PendingMarks): boolean {
  try {
    if (Object.keys(marks).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(marks));
    return true;
  } catch {
    return false;
  }
}

/** What is still to be sent after the service has taken some marks: whatever was marked again meanwhile stays. */
export function withoutSent(pending: PendingMarks, sent: PendingMarks): PendingMarks {
  return Object.fromEntries(
    Object.entries(pending).filter(([bookingId, mark]) => sent[bookingId]?.markedAt !== mark.markedAt),
  );
}
