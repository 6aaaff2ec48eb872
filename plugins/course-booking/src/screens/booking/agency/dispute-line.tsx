import type { LineListed } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { pounds } from '@trellis/ui/money';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

export interface DisputeLineProps {
  readonly line: LineListed;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Says that a charge is wrong, and why: it is not billed until finance has decided. */
export function DisputeLine({ line, onClose, onDone }: DisputeLineProps) {
  const api = useApi();
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const disputing = useAction();

  function send(): void {
    setIncomplete(why.trim() === '');
    if (why.trim() === '') return;
    disputing.run(async () => {
      await api.billing.dispute.mutate({ lineId: line.id, why: why.trim() });
      onDone(`The charge of ${pounds(line.pence)} is disputed. Finance decides, and you see the answer here.`);
    });
  }
  return (
    <Dialog open onClose={onClose} kind="middle" title={`Dispute ${pounds(line.pence)}?`}>
      <Form onSubmit={send}>
        <p>
          <strong>{line.title}</strong>. While it is disputed it is not billed. If it was billed already and you are
          right, you get a credit note.
        </p>
        <TextField
          id="why"
          label="What is wrong with it?"
          hint="Finance reads it. Please name no people."
          value={why}
          onChange={setWhy}
          error={isIncomplete && why.trim() === '' ? 'Say what is wrong, in a few words' : undefined}
          maxLength={300}
          lines={3}
        />
        <FaultNote title="It was not disputed" error={disputing.error} />
        <ButtonRow>
          <Button kind="main" type="submit" busy={disputing.isBusy ? 'Sending' : undefined}>
            Dispute it
          </Button>
          <Button onPress={onClose}>Leave it</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
