import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { ReportShown } from './report-answer.ts';
import { SendBackDialog } from './send-back-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';

export interface SignOffProps {
  readonly report: ReportShown;
  /** What was done, in words. */
  readonly onChanged: (words: string) => void;
}

/** A question for the record, and unless it was sent back already sending back and the signature. */
export function SignOff({ report, onChanged }: SignOffProps) {
  const api = useApi();
  const [text, setText] = useState('');
  const [asks, ask] = useState<'sign' | 'send-back'>();
  const [isEmpty, setEmpty] = useState(false);
  const recording = useAction();
  const challenge = text.trim();
  const isBack = report.state === 'sent-back';
  function record(): void {
    setEmpty(challenge === '');
    if (challenge === '') return;
    recording.run(async () => {
      await api.reporting.challenge.mutate({ id: report.id, text: challenge });
      setText('');
      onChanged('Your question is on record with this report.');
    });
  }
  return (
    <>
      <Stack gap="wide">
        <div className="no-print">
          <Stack>
            <FaultNote title="The question was not recorded" error={recording.error} />
            <TextField
              id="challenge"
              label="Your challenge or question"
              hint="It stays with the report under your name. No names of learners, please."
              optional
              lines={3}
              value={text}
              onChange={setText}
              error={isEmpty && challenge === '' ? 'Write your question first' : undefined}
              maxLength={2000}
            />
            <ButtonRow>
              {isBack ? null : (
                <Button kind="main" onPress={() => ask('sign')}>
                  Sign off this report
                </Button>
              )}
              <Button busy={recording.isBusy ? 'Recording' : undefined} onPress={record}>
                Record the question
              </Button>
              {isBack ? null : <Button onPress={() => ask('send-back')}>Send back</Button>}
            </ButtonRow>
          </Stack>
        </div>
        <div className="print-only">
          <p className="sign">Signed</p>
          <p className="sign">Date</p>
        </div>
      </Stack>
      {asks === 'sign' ? (
        <SignDialog
          report={report}
          unrecorded={challenge !== ''}
          onClose={() => ask(undefined)}
          onSigned={() => {
            ask(undefined);
            onChanged('The report is signed and frozen. Its files are being made; they appear above.');
          }}
        />
      ) : null}
      {asks === 'send-back' ? (
        <SendBackDialog
          report={report}
          why={challenge}
          onClose={() => ask(undefined)}
          onSentBack={() => {
            ask(undefined);
            setText('');
            onChanged('The report was sent back with your reason.');
          }}
        />
      ) : null}
    </>
  );
}
