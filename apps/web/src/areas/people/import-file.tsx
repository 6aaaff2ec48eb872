import type { ImportRun } from '@trellis/core/people';
import { useServices, type ErrorWords } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { FileField } from '@trellis/ui/file-field';
import { Form } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { Row, Rows } from '@trellis/ui/rows';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { ImportOutcome } from './import-outcome.tsx';
import { startUpload, uploadFault } from './upload.ts';

/** The columns of each kind of file; those without a star may be left out. */
const COLUMNS: Readonly<Record<ImportRun['kind'], string>> = {
  people:
    'agency_ref*, agency_name, agency_kind, annual_turnover, staff_number or work_email*, given_name*, family_name*, job_title, team, audience, flags, manager_staff_number, starts_on*, ends_on',
  evidence:
    'agency_ref*, staff_number or work_email*, kind*, course_ref, course_version, satisfies, achieved_on*, hours, participatory_hours, domain, signed_off_on, signed_off_by, reference',
};

const CELLS = [
  'Dates as 2026-04-01.',
  'Money in pounds, 85000 or 85000.00.',
  'Several groups or flags with a semicolon between them.',
  'A cell that begins with = stays the text it is.',
  'An empty cell leaves what we know as it is. Nothing is ever deleted because a row is missing.',
];

/** Choosing a file, trying it, taking it in, and what came of it. The run is in the address, so that loading the page again loses nothing. */
export function ImportFile() {
  const { query, go } = useServices();
  const [kind, setKind] = useState<ImportRun['kind']>('people');
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [sending, setSending] = useState<'try' | 'take'>();
  const [error, setError] = useState<ErrorWords>();
  const runId = query['run'];

  async function send(isDryRun: boolean): Promise<void> {
    setMissing(file === null);
    if (file === null || sending !== undefined) return;
    setSending(isDryRun ? 'try' : 'take');
    setError(undefined);
    try {
      go(`/import?run=${await startUpload(kind, file, isDryRun)}`);
    } catch (caught) {
      setError(uploadFault(caught));
    } finally {
      setSending(undefined);
    }
  }
  return (
    <Stack gap="loose">
      <Columns>
        <Card title="Choose a file">
          <Form onSubmit={() => void send(true)}>
            <RadioGroup
              label="What is in it?"
              value={kind}
              onChange={(value) => setKind(value as ImportRun['kind'])}
              choices={[
                { value: 'people', label: 'People and posts', detail: 'One row for each post of each person' },
                {
                  value: 'evidence',
                  label: 'Evidence',
                  detail: 'One row for each course completed, declaration or award',
                },
              ]}
            />
            <FileField
              label="The file"
              hint="Comma-separated values (.csv) in UTF-8, with a row of column names first. Up to 20 MB."
              accept=".csv,text/csv"
              file={file}
              onFile={(chosen) => {
                setFile(chosen);
                setMissing(false);
              }}
              error={isMissing ? 'Choose a file first' : undefined}
            />
            <FaultNote title="The file was not sent" error={error} />
            <ButtonRow>
              <Button kind="main" type="submit" busy={sending === 'try' ? 'Sending the file' : undefined}>
                Try it first
              </Button>
              <Button busy={sending === 'take' ? 'Sending the file' : undefined} onPress={() => void send(false)}>
                Take it in now
              </Button>
            </ButtonRow>
            <p className="muted small">
              Trying changes nothing. It says what would be new, changed, unsure or refused.
            </p>
          </Form>
        </Card>
        <Card title="What the file needs">
          <Stack>
            <p className="small">
              A star marks what every row must have. Columns may stand in any order, and other columns are refused by
              name.
            </p>
            <p className="small">
              <code>{COLUMNS[kind]}</code>
            </p>
            <Disclosure summary="How cells are written">
              <Rows>
                {CELLS.map((text) => (
                  <Row key={text} title={null} text={text} />
                ))}
              </Rows>
            </Disclosure>
          </Stack>
        </Card>
      </Columns>
      {runId === undefined ? null : (
        <ImportOutcome
          key={runId}
          runId={runId}
          onTake={file === null ? undefined : () => void send(false)}
          isTaking={sending === 'take'}
        />
      )}
    </Stack>
  );
}
