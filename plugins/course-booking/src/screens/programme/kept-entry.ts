import { useEffect, useState } from 'react';

/** What is kept of half-filled forms in this tab, where its browser lets us: a frame in an LMS may have no storage. */
const PREFIX = 'trellis-form-';

/** A long form's content, which outlives a lost connection, a wrong link and the page being loaded again. */
export interface KeptEntry<Entry> {
  readonly entry: Entry;
  readonly change: (part: Partial<Entry>) => void;
  /** Whether it began with what was typed earlier and never saved. */
  readonly isFromEarlier: boolean;
  /** Takes the form back to how it began. */
  readonly beginAgain: () => void;
  /** Forgets what was kept, once it is saved. */
  readonly forget: () => void;
}

/**
 * Holds a form's content and keeps it in this tab. Only for forms without anything personal in them.
 *
 * @param key - which form of which thing
 * @param first - what stands in it to begin with
 */
export function useKeptEntry<Entry extends object>(key: string, first: Entry): KeptEntry<Entry> {
  const [kept] = useState(() => keptEntry(key, first));
  const [entry, setEntry] = useState(kept ?? first);
  const [isFromEarlier, setFromEarlier] = useState(kept !== undefined);
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    if (isChanged) keep(key, entry);
  }, [key, entry, isChanged]);
  return {
    entry,
    change: (part) => {
      setChanged(true);
      setEntry((before) => ({ ...before, ...part }));
    },
    isFromEarlier,
    beginAgain: () => {
      setEntry(first);
      setFromEarlier(false);
      setChanged(false);
      forget(key);
    },
    forget: () => {
      setChanged(false);
      setFromEarlier(false);
      forget(key);
    },
  };
}

/** What was kept, if it has the same fields as the form has now: an older version of the screen may have left something else. */
export function keptEntry<Entry extends object>(key: string, first: Entry): Entry | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null');
    if (typeof found !== 'object' || found === null) return undefined;
    const fieldsOf = (one: object): string =>
      Object.keys(one)
        .toSorted((a, b) => a.localeCompare(b))
        .join();
    return fieldsOf(found) === fieldsOf(first) ? (found as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, entry: object): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(entry));
  } catch {
    // Without storage the form lives as long as its page.
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept then.
  }
}
