import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { saveAs } from '@trellis/ui/save-as';

export interface DownloadRunProps {
  readonly runId: string;
  /** Which run, for those who hear the page: "January 2027, run 1". */
  readonly about: string;
  readonly small?: boolean;
}

/** Saves a run's file for the finance system. The same run gives the same file, however often. */
export function DownloadRun({ runId, about, small = false }: DownloadRunProps) {
  const api = useApi();
  const saving = useAction();
  return (
    <>
      <Button
        icon="down"
        small={small}
        about={about}
        busy={saving.isBusy ? 'Making the file' : undefined}
        onPress={() =>
          saving.run(async () => {
            const { csv, fileName } = await api.billing.exportRun.query({ id: runId });
            saveAs(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName);
          })
        }
      >
        Download CSV
      </Button>
      <FaultNote title="We could not make the file" error={saving.error} />
    </>
  );
}
