import type { ErrorWords } from '@trellis/plugin/screens';
import { useEffect, useState } from 'react';
import { uploadFault, uploadOf, UploadRefused, type UploadShown } from './upload.ts';

/** How long to wait before asking again how far a run is. */
const PAUSE_MS = 400;

/** Follows a run to its end. A connection that drops is said, and asking goes on: the import itself goes on in the service. */
export function useImportRun(runId: string): {
  readonly shown: UploadShown | undefined;
  readonly error: ErrorWords | undefined;
} {
  const [shown, setShown] = useState<UploadShown>();
  const [error, setError] = useState<ErrorWords>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    async function ask(): Promise<void> {
      try {
        const found = await uploadOf(runId);
        if (!isWanted) return;
        setShown(found);
        setError(undefined);
        if (found.run.state !== 'running') return;
      } catch (caught) {
        if (!isWanted) return;
        setError(uploadFault(caught));
        if (caught instanceof UploadRefused) return;
      }
      timer = setTimeout(() => void ask(), PAUSE_MS);
    }
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [runId]);
  return { shown, error };
}
