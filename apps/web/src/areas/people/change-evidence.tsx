import type { EvidenceKind, KnownEvidence } from '@trellis/core/evidence';
import { evidenceKindWords, useAction, useApi } from '@trellis/plugin/screens';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

export interface ChangeEvidenceProps {
  readonly evidence: KnownEvidence;
  readonly onClose: () => void;
  /** What was done, as a sentence. */
  readonly onDone: (words: string) => void;
}

const KINDS = Object.entries(evidenceKindWords).map(([value, label]) => ({ value, label }));

/** A sheet that corrects a piece of evidence or withdraws it. What it said before stays on record, and so does the reason. */
export function ChangeEvidence({ evidence, onClose, onDone }: ChangeEvidenceProps) {
  const api = useApi();
  const [what, setWhat] = useState('correct');
  const [kind, setKind] = useState<string>(evidence.kind);
  const [achieved, setAchieved] = useState(entryOf(evidence.achievedOn));
  const [hours, setHours] = useState(evidence.hours === undefined ? '' : String(evidence.hours));
  const [reason, setReason] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const isCorrection = what === 'correct';
  const achievedOn = dateOf(achieved);
  const amount = hours.trim() === '' ? undefined : Number(hours);
  const faults = [
    ...(isCorrection && achievedOn === null
      ? [{ fieldId: 'achievedOn', text: 'Enter a real date, such as 1 10 2024' }]
      : []),
    ...(isCorrection && amount !== undefined && !(amount >= 0 && amount <= 1000)
      ? [{ fieldId: 'hours', text: 'Enter the hours as a number, such as 3 or 2.5' }]
      : []),
    ...(reason.trim() === '' ? [{ fieldId: 'reason', text: 'Say why, in a few words' }] : []),
  ];

  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0 || achievedOn === null) return;
    saving.run(async () => {
      if (isCorrection) {
        await api.evidence.correct.mutate({
          id: evidence.id,
          reason,
          kind: kind as EvidenceKind,
          achievedOn,
          ...(amount === undefined ? {} : { hours: amount }),
        });
        onDone('The evidence is corrected, and the pathway is judged again. What it said before stays on record.');
      } else {
        await api.evidence.withdraw.mutate({ id: evidence.id, reason });
        onDone('The evidence is withdrawn and holds nothing from now on. It stays on record.');
      }
    });
  }
  const fieldOf = (name: string | undefined): string =>
    name === 'achievedOn' || name === 'hours' || name === 'kind' ? name : 'reason';
  const refused =
    saving.error === undefined
      ? []
      : saving.error.fields.length === 0
        ? [{ text: saving.error.sentence }]
        : saving.error.fields.map((each) => ({ fieldId: fieldOf(each.field), text: each.reason }));
  const shown: readonly { fieldId?: string; text: string }[] = [...(isIncomplete ? faults : []), ...refused];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  return (
    <FormDialog
      onClose={onClose}
      title="Correct or withdraw"
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
      button={isCorrection ? 'Correct it' : 'Withdraw it'}
    >
      <RadioGroup
        label="What is wrong with it?"
        value={what}
        onChange={setWhat}
        choices={[
          {
            value: 'correct',
            label: 'It says something wrong',
            detail: 'Correct what it says. It goes on counting.',
          },
          {
            value: 'withdraw',
            label: 'It should not be there',
            detail: 'Withdraw it. It holds nothing from now on.',
          },
        ]}
      />
      {isCorrection ? (
        <>
          <SelectField id="kind" label="Kind" choices={KINDS} value={kind} onChange={setKind} error={errorOf('kind')} />
          <DateField
            id="achievedOn"
            label="Day of the learning"
            value={achieved}
            onChange={setAchieved}
            error={errorOf('achievedOn')}
          />
          <TextField
            id="hours"
            label="Hours"
            optional
            inputMode="decimal"
            value={hours}
            onChange={setHours}
            error={errorOf('hours')}
          />
        </>
      ) : null}
      <TextField
        id="reason"
        label="Why?"
        hint="Kept with the evidence for good."
        lines={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={errorOf('reason')}
      />
    </FormDialog>
  );
}
