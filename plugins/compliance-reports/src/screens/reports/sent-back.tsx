import { Button, ButtonRow } from '@trellis/ui/button';
import { Note } from '@trellis/ui/note';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { PutForwardDialog } from './put-forward-dialog.tsx';
import type { ReportAnswer } from './report-answer.ts';
import { sentBackLine } from './report-words.ts';

export interface SentBackProps {
  readonly answer: Pick<ReportAnswer, 'report' | 'mayEdit'>;
  /** What was done, in words. */
  readonly onChanged: (words: string) => void;
}

/** That a draft was sent back, by whom, when and why, and for whoever draws it up a way to answer. */
export function SentBack({ answer: { report, mayEdit }, onChanged }: SentBackProps) {
  const timeZone = useTimeZone();
  const [isAnswering, setAnswering] = useState(false);
  return (
    <>
      <Note state="due-soon" title={sentBackLine(report, timeZone)}>
        <p>{report.sentBackBecause ?? ''}</p>
        <p>It cannot be signed until it is changed, or put forward again with an answer.</p>
        {mayEdit ? (
          <ButtonRow>
            <Button onPress={() => setAnswering(true)}>Put it forward again</Button>
          </ButtonRow>
        ) : null}
      </Note>
      {isAnswering ? (
        <PutForwardDialog
          report={report}
          onClose={() => setAnswering(false)}
          onPutForward={() => {
            setAnswering(false);
            onChanged('The draft was put forward again with your answer.');
          }}
        />
      ) : null}
    </>
  );
}
