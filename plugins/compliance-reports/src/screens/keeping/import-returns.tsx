import { useAction, useApi, type ScreenServices } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { FileField } from '@trellis/ui/file-field';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { Table, type Column } from '@trellis/ui/table';
import { useState } from 'react';
import { importWords } from './import-words.ts';

type Imported = Awaited<ReturnType<ScreenServices['api']['reporting']['importReturns']['mutate']>>;
type Fault = Imported['faults'][number];

const COLUMNS: readonly Column<Fault>[] = [
  { key: 'row', header: 'Row', heading: true, cell: ({ row }) => `Row ${row}` },
  { key: 'field', header: 'Column', cell: ({ field }) => <code>{field}</code> },
  { key: 'reason', header: 'What is wrong', cell: ({ reason }) => reason },
];

/** A file of headcounts: tried first, with what is wrong by row and column, then saved. */
export function ImportReturns({ onImported }: { readonly onImported: () => void }) {
  const api = useApi();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<{ readonly answer: Imported; readonly isDryRun: boolean }>();
  const importing = useAction();
  function send(isDryRun: boolean): void {
    importing.run(async () => {
      if (file === null) return;
      const answer = await api.reporting.importReturns.mutate({ csv: await file.text(), isDryRun });
      setResult({ answer, isDryRun });
      if (!isDryRun) onImported();
    });
  }
  const taken = result === undefined ? 0 : result.answer.new + result.answer.changed;
  return (
    <Card>
      <Stack gap="wide">
        <FileField
          label="A file of headcounts"
          hint="CSV with the columns agency_ref, audience, requirement, on, headcount, trained and note. Days as 2026-12-31. Leave audience and requirement empty for everybody and everything."
          accept=".csv,text/csv"
          file={file}
          onFile={(chosen) => {
            setFile(chosen);
            setResult(undefined);
          }}
        />
        <ButtonRow>
          <Button
            disabled={file === null}
            busy={importing.isBusy ? 'Reading the file' : undefined}
            onPress={() => send(true)}
          >
            Try it first
          </Button>
          {result?.isDryRun === true && taken > 0 ? (
            <Button kind="main" busy={importing.isBusy ? 'Saving' : undefined} onPress={() => send(false)}>
              {result.answer.refused > 0 ? 'Save the rows without faults' : 'Save'}
            </Button>
          ) : null}
        </ButtonRow>
        <FaultNote title="The file was not read" error={importing.error} />
        {result === undefined ? null : (
          <Note
            live="status"
            state={result.answer.refused > 0 ? 'due-soon' : 'current'}
            title={result.isDryRun ? 'This is what would happen' : 'Saved'}
          >
            {importWords(result.answer, result.isDryRun)}
          </Note>
        )}
        {result === undefined || result.answer.faults.length === 0 ? null : (
          <Table
            caption="Faults, in the order of the file"
            columns={COLUMNS}
            rows={result.answer.faults}
            rowKey={({ row, field, reason }) => `${row} ${field} ${reason}`}
          />
        )}
      </Stack>
    </Card>
  );
}
