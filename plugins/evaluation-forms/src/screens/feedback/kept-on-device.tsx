import type { SheetListed } from '@trellis/core/evaluation';
import { errorWords, useApi, useDeviceDraft, useSendWhenBack } from '@trellis/plugin/screens';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { answersOf, emptyEntry, type SheetEntry } from './sheet-entry.ts';
import { draftId } from './sheet-form.tsx';
import { savedWords } from './sheet-words.ts';

export interface KeptOnDeviceProps {
  readonly row: Pick<SheetListed, 'bookingId' | 'stage'>;
  readonly onSent: () => void;
}

/** What this device has of a sheet that was begun. One that was to be sent while there was no connection goes now. */
export function KeptOnDevice({ row, onSent }: KeptOnDeviceProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { bookingId, stage } = row;
  const draft = useDeviceDraft<SheetEntry>('feedback', draftId(row), emptyEntry);
  const sending = useSendWhenBack(
    draft.entry.isToSend ? JSON.stringify(answersOf(draft.entry)) : undefined,
    async () => {
      try {
        await api.evaluation.answer.mutate({ bookingId, stage, answers: answersOf(draft.entry) });
        draft.forget();
        onSent();
      } catch (caught) {
        // What the service refuses is told on the sheet itself, where it can be put right.
        if (errorWords(caught).code !== 'connection-lost') draft.change({ isToSend: false });
        throw caught;
      }
    },
  );
  if (!draft.isFromEarlier) return null;
  return (
    <output className="small muted">
      {draft.entry.isToSend
        ? sending.isWaiting
          ? 'Kept on this device until the connection is back'
          : 'Sending what you answered'
        : `Begun. ${savedWords({ savedAt: draft.savedAt, isOnDevice: draft.isOnDevice, todayOn: todayOn(timeZone) }, timeZone)}`}
    </output>
  );
}
