import type { SummaryScope } from '@trellis/core/evaluation';
import { useAction, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { summaryAddress } from './scope-query.ts';

/** Saves the figures of a scope as a file for a spreadsheet; what is withheld here is withheld there. */
export function CsvButton({ scope }: { readonly scope: SummaryScope }) {
  const { download } = useServices();
  const saving = useAction();
  return (
    <>
      <FaultNote title="The file could not be saved" error={saving.error} />
      <Button
        icon="down"
        busy={saving.isBusy ? 'Saving' : undefined}
        onPress={() =>
          saving.run(() => download(summaryAddress(scope, '/api/v1/evaluation/summary.csv'), 'evaluation.csv'))
        }
      >
        CSV
      </Button>
    </>
  );
}
