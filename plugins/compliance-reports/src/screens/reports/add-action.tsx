import { useLink } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { useDoneNote } from '@trellis/ui/done-note';
import { Link } from '@trellis/ui/link';
import { useState } from 'react';
import { ActionDialog } from '../keeping/action-dialog.tsx';
import type { ReportShown } from './report-answer.ts';

export interface AddActionProps {
  readonly report: ReportShown;
  readonly onAdded: () => void;
}

/** Adds an action that a report leads to, and leads to all of them. */
export function AddAction({ report, onAdded }: AddActionProps) {
  const link = useLink();
  const [isAdding, setAdding] = useState(false);
  const done = useDoneNote('Saved');
  return (
    <div className="no-print">
      {done.note}
      <ButtonRow>
        <Button onPress={() => setAdding(true)}>Add an action</Button>
        <Link href={link('/reports/actions')}>All actions</Link>
      </ButtonRow>
      {isAdding ? (
        <ActionDialog
          action={undefined}
          reportId={report.id}
          onClose={() => setAdding(false)}
          onSaved={(words) => {
            done.say(report.state === 'published' ? `${words} It stands in the next report.` : words);
            setAdding(false);
            onAdded();
          }}
        />
      ) : null}
    </div>
  );
}
