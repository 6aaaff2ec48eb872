import { useRef, useState } from 'react';
import { deviceKey, draftOnDevice, keepOnDevice, type DeviceDraft } from './on-device.ts';
import { useSession } from './services.tsx';
import { useWarnBeforeLeaving } from './use-warn-before-leaving.ts';

/** What somebody has typed and not sent yet. */
export interface Draft<Entry> {
  readonly entry: Entry;
  readonly change: (part: Partial<Entry>) => void;
  /** When this device last kept it, by its own clock. Undefined: there is nothing yet, or it cannot be kept. */
  readonly savedAt: string | undefined;
  /** Whether what is typed outlives the page. False in a frame whose browser keeps nothing for us. */
  readonly isOnDevice: boolean;
  /** Whether it began with what was typed earlier and never sent. */
  readonly isFromEarlier: boolean;
  /** Takes the form back to how it began, and forgets what was kept: once it was sent, or because somebody asks for it. */
  readonly forget: () => void;
}

/**
 * Holds a form's content and keeps it on this device, for this person alone, until it is sent.
 *
 * @param what - which kind of form
 * @param id - the form of which thing. It must stay the same for as long as the screen is open
 * @param first - what stands in it to begin with; a draft with other fields is dropped
 */
export function useDeviceDraft<Entry extends object>(what: string, id: string, first: Entry): Draft<Entry> {
  const key = deviceKey(what, useSession().personId, id);
  const [kept] = useState(() => draftOnDevice(key, first, new Date().toISOString()));
  const [draft, setDraft] = useState<DeviceDraft<Entry> | undefined>(kept);
  const [isOnDevice, setOnDevice] = useState(true);
  const [isFromEarlier, setFromEarlier] = useState(kept !== undefined);
  // Two parts that change at once both begin with what is newest.
  const newest = useRef(kept);
  useWarnBeforeLeaving(draft !== undefined && !isOnDevice);
  return {
    entry: draft?.entry ?? first,
    change: (part) => {
      newest.current = { savedAt: new Date().toISOString(), entry: { ...(newest.current?.entry ?? first), ...part } };
      setDraft(newest.current);
      setOnDevice(keepOnDevice(key, newest.current));
    },
    savedAt: isOnDevice ? draft?.savedAt : undefined,
    isOnDevice,
    isFromEarlier,
    forget: () => {
      newest.current = undefined;
      setDraft(undefined);
      setFromEarlier(false);
      keepOnDevice(key, undefined);
    },
  };
}
