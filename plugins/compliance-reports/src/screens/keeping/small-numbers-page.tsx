import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { ReportsTabs } from '../reports-tabs.tsx';
import { thresholdFaults, thresholdWords } from './threshold-words.ts';

/** The fields of the form by their paths in the API. */
const THRESHOLD_FIELDS: Readonly<Record<string, string>> = { smallNumbers: 'threshold', why: 'threshold-why' };

/** Which counts are withheld beyond an agency because they could point at people. */
export function SmallNumbersPage() {
  const api = useApi();
  const loading = useLoad(() => api.reporting.settings.query({}), []);
  const done = useDoneNote('Saved');
  return (
    <>
      <PageHead
        title="Small numbers"
        lead="A small count can point at somebody. Beyond the agency it is withheld, and so is a second one, so that nobody finds the first by subtraction."
      />
      <ReportsTabs current="/reports/small-numbers" />
      <Stack gap="wide">
        {done.note}
        {loading.answer === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not load the setting" error={loading.error} />
          ) : (
            <ProgressBar label="Setting" words="Loading" />
          )
        ) : (
          <Card>
            <Threshold
              key={loading.answer.smallNumbers}
              begin={loading.answer}
              onSaved={(words) => {
                done.say(words);
                loading.again();
              }}
            />
          </Card>
        )}
      </Stack>
    </>
  );
}

function Threshold({
  begin,
  onSaved,
}: {
  readonly begin: {
    readonly smallNumbers: number;
    readonly isDefault: boolean;
    readonly least: number;
    readonly most: number;
  };
  readonly onSaved: (words: string) => void;
}) {
  const api = useApi();
  const [threshold, setThreshold] = useState(String(begin.smallNumbers));
  const [why, setWhy] = useState('');
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => THRESHOLD_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, thresholdFaults({ ...begin, threshold, why }), refused);
  return (
    <Form
      label="Small numbers"
      onSubmit={() =>
        save(async () => {
          const smallNumbers = Number(threshold.trim());
          await api.reporting.saveSettings.mutate({ smallNumbers, why: why.trim() });
          onSaved(thresholdWords(smallNumbers, false));
        })
      }
    >
      <ErrorSummary errors={shown} />
      <p className="measure">{thresholdWords(begin.smallNumbers, begin.isDefault)}</p>
      <TextField
        id="threshold"
        label="Withhold counts under"
        hint="Reports that are signed already stay as they were published."
        inputMode="numeric"
        value={threshold}
        onChange={setThreshold}
        error={errorOf('threshold')}
        maxLength={3}
      />
      <TextField
        id="threshold-why"
        label="Why is it changed?"
        hint="Who decided it, in which role. It goes on record."
        lines={2}
        value={why}
        onChange={setWhy}
        error={errorOf('threshold-why')}
        maxLength={400}
      />
      <ButtonRow>
        <Button kind="main" type="submit" busy={isBusy ? 'Saving' : undefined}>
          Save
        </Button>
      </ButtonRow>
    </Form>
  );
}
