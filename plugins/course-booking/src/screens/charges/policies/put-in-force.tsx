import { useAction, useApi, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { DateField, dateOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

export interface PutInForceProps {
  readonly draftId: string;
  /** How many things are still wrong with it. */
  readonly faults: number;
  readonly mayPut: boolean;
  /** Keeps what was typed since; the draft that is kept is the one put in force. */
  readonly save: () => Promise<void>;
  readonly onDone: (from: string) => void;
}

/** Puts a draft in force from a day, with the name of who answers for it. */
export function PutInForce({ draftId, faults, mayPut, save, onDone }: PutInForceProps) {
  const api = useApi();
  const { name } = useSession();
  const [from, setFrom] = useState<DateEntry>(noDate);
  const [confirmedBy, setConfirmedBy] = useState(name ?? '');
  const [isIncomplete, setIncomplete] = useState(false);
  const putting = useAction();
  const day = dateOf(from);
  const missing = [
    ...(day === null ? [{ fieldId: 'force-from', text: 'Enter the day from which it holds, such as 1 4 2027' }] : []),
    ...(confirmedBy.trim() === '' ? [{ fieldId: 'force-by', text: 'Enter the name of who answers for it' }] : []),
  ];
  const shown =
    isIncomplete && missing.length > 0
      ? missing
      : putting.error === undefined
        ? []
        : [{ text: putting.error.sentence }];
  const errorOf = (id: string): string | undefined =>
    isIncomplete ? missing.find((fault) => fault.fieldId === id)?.text : undefined;
  function put(): void {
    setIncomplete(missing.length > 0);
    if (missing.length > 0 || day === null) return;
    putting.run(async () => {
      await save();
      await api.billing.putDraftInForce.mutate({ id: draftId, from: day, confirmedBy: confirmedBy.trim() });
      onDone(day);
    });
  }
  return (
    <Card title="Put it in force">
      {mayPut ? (
        <Form label="Put it in force" onSubmit={put}>
          <ErrorSummary errors={shown} />
          <DateField
            id="force-from"
            label="From which day?"
            hint="The list before it ends the day before. What was charged stays as it is."
            value={from}
            onChange={setFrom}
            error={errorOf('force-from')}
          />
          <TextField
            id="force-by"
            label="Who answers for it?"
            hint="The name stands with the price list."
            value={confirmedBy}
            onChange={setConfirmedBy}
            error={errorOf('force-by')}
            maxLength={200}
          />
          {faults === 0 ? null : (
            <p className="small">
              {faults === 1 ? 'One field is' : `${faults} fields are`} still to be put right before it can be put in
              force.
            </p>
          )}
          <div>
            <Button type="submit" wide disabled={faults > 0} busy={putting.isBusy ? 'Putting it in force' : undefined}>
              {day === null ? 'Put it in force' : `Put it in force from ${longDate(day)}`}
            </Button>
          </div>
        </Form>
      ) : (
        <p>Finance or an administrator can put it in force.</p>
      )}
    </Card>
  );
}
