import { useApi, useDeviceDraft, useSendWhenBack, type Draft, type Sending } from '@trellis/plugin/screens';
import { instantNow } from '@trellis/ui/sitting';
import { useEffect, useRef, useState } from 'react';
import type { ObservationShown } from '../answers.ts';
import { isWhole, observationEntry, observationTyped, type ObservationEntry } from './observation-entry.ts';

/** How long after the last letter what was typed is sent. */
const SEND_AFTER_MS = 1200;

/** An observer's form on its way to the service. */
export interface ObservationDraft {
  readonly draft: Draft<ObservationEntry>;
  readonly sending: Sending;
  /** Whether the service does not have all of it yet. */
  readonly isPending: boolean;
  /** Whether another device has written later, so that nothing is sent from this one before somebody says which counts. */
  readonly isOlder: boolean;
  /** Sends what stands here, although another device has written later. */
  readonly keepMine: () => void;
}

/** Keeps what an observer types on this device, and sends it whenever there is a connection. */
export function useObservationDraft(of: ObservationShown): ObservationDraft {
  const api = useApi();
  const [base, setBase] = useState(() => observationEntry(of, of.draftActions));
  const draft = useDeviceDraft('observation', of.id, base);
  const { entry, savedAt, isFromEarlier } = draft;
  const [isOlder, setOlder] = useState(
    isFromEarlier && savedAt !== undefined && of.savedAt !== undefined && Date.parse(savedAt) < Date.parse(of.savedAt),
  );
  const [isMine, setMine] = useState(false);
  const text = JSON.stringify(entry);
  const isPending = text !== JSON.stringify(base);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const sending = useSendWhenBack(
    isPending && !isOlder ? text : undefined,
    async () => {
      const { isKept } = await api.quality.saveObservation.mutate({
        id: of.id,
        ...observationTyped(of.sets, entry),
        // What somebody chose over a later one is newer than that by being chosen.
        savedAt: isMine ? instantNow() : (savedAt ?? instantNow()),
      });
      if (!isKept) {
        setOlder(true);
        return;
      }
      setBase(entry);
      // What was typed meanwhile, and what is not whole enough for the service, stays on the device.
      if (latest.current === text && isWhole(entry)) draft.forget();
    },
    { afterMs: SEND_AFTER_MS },
  );
  return {
    draft,
    sending,
    isPending,
    isOlder,
    keepMine: () => {
      setMine(true);
      setOlder(false);
    },
  };
}
