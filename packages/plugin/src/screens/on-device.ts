const PREFIX = 'trellis-';

/** Nothing that somebody forgot to send stays on a device for longer. @source house */
const KEPT_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Where a device keeps something of one person that the service does not have yet.
 *
 * @param what - what it is, such as `register` or `feedback`
 * @param personId - whose it is, so that nobody finds what another has typed on the same device
 * @param id - which one
 */
export function deviceKey(what: string, personId: string | undefined, id: string): string {
  return `${PREFIX}${what}-${personId ?? 'nobody'}-${id}`;
}

/** What this device kept, as it was given; undefined where there is nothing, or where its browser keeps nothing for us, as in a frame of another site. */
export function keptOnDevice(key: string): unknown {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return found ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps something on this device.
 *
 * @param value - undefined: there is nothing to be kept any more
 * @returns whether it outlives the page
 */
export function keepOnDevice(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** A form as a device keeps it. */
export interface DeviceDraft<Entry> {
  /** By the device's own clock. RFC 3339. */
  readonly savedAt: string;
  readonly entry: Entry;
}

/**
 * The draft of a form that a device kept, if it has the same fields as the form has now: an older version of the screen may have left
 * something else.
 *
 * @param now - an instant, RFC 3339; a draft that nobody has sent for 60 days is dropped
 */
export function draftOnDevice<Entry extends object>(
  key: string,
  first: Entry,
  now: string,
): DeviceDraft<Entry> | undefined {
  const found = keptOnDevice(key) as Partial<DeviceDraft<Entry>> | undefined;
  if (typeof found?.entry !== 'object' || found.entry === null || typeof found.savedAt !== 'string') return undefined;
  const isOld = Date.parse(now) - Date.parse(found.savedAt) > KEPT_DAYS * DAY_MS;
  if (!isOld && fieldsOf(found.entry) === fieldsOf(first)) return { savedAt: found.savedAt, entry: found.entry };
  keepOnDevice(key, undefined);
  return undefined;
}

function fieldsOf(one: object): string {
  return Object.keys(one)
    .toSorted((a, b) => a.localeCompare(b))
    .join();
}
