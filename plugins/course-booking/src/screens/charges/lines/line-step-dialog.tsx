import type { LineAnswer } from '@trellis/core/billing';
import { useAction, useApi, type ScreenServices } from '@trellis/plugin/screens';
import type { FieldError } from '@trellis/ui/error-summary';
import { FormDialog } from '@trellis/ui/form-dialog';
import { pounds } from '@trellis/ui/money';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { STEP_WORDS, type LineStep } from './line-steps.ts';
import { penceOf, typedPounds } from '../money-entry.ts';
import { reasonChoices, waiverFaults, waiverWhy, wordsWanted } from './waiver-reasons.ts';

export interface LineStepDialogProps {
  readonly step: LineStep;
  readonly answer: LineAnswer;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface StepEntry {
  /** Only of a waiver: which of the policy's reasons. */
  readonly reason: string;
  readonly why: string;
  readonly amount: string;
  readonly title: string;
  readonly decision: string;
}

const DECISIONS = [
  { value: 'upheld', label: 'The agency is right', detail: 'The amount below is taken back.' },
  { value: 'rejected', label: 'The charge stands', detail: 'It goes on as it was.' },
];

const FIELDS: Readonly<Record<string, string>> = { why: 'step-why', pence: 'step-amount', title: 'step-title' };

/** Asks what a step about a charge needs: how much, why, and what was decided; and takes it. */
export function LineStepDialog({ step, answer, onClose, onDone }: LineStepDialogProps) {
  const api = useApi();
  const taking = useAction();
  const words = STEP_WORDS[step];
  const [entry, setEntry] = useState<StepEntry>({
    reason: '',
    why: '',
    amount: step === 'add-cost' ? '' : typedPounds(answer.standsPence),
    title: '',
    decision: '',
  });
  const [isIncomplete, setIncomplete] = useState(false);
  const wantsAmount = hasAmount(step, entry.decision);
  const reasons = step === 'waive' ? answer.waiverReasons : [];
  const wanted = wordsWanted(reasons, entry.reason);
  const faults = faultsOf(step, entry, answer);
  const shown = isIncomplete && faults.length > 0 ? faults : refusal(taking.error);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  const change = (part: Partial<StepEntry>): void => setEntry({ ...entry, ...part });
  function take(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    taking.run(async () => {
      await send(api, step, answer, entry);
      onDone();
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title={words.title}
      onSubmit={take}
      errors={shown}
      isBusy={taking.isBusy}
      button={words.button}
    >
      <p>{words.lead}</p>
      {step === 'decide' ? (
        <RadioGroup
          id="step-decision"
          label="Who is right?"
          choices={DECISIONS}
          value={entry.decision}
          onChange={(decision) => change({ decision })}
          error={errorOf('step-decision')}
        />
      ) : null}
      {step === 'add-cost' ? (
        <TextField
          id="step-title"
          label="What for?"
          hint="As it shall stand on the statement. No names, please."
          value={entry.title}
          onChange={(title) => change({ title })}
          error={errorOf('step-title')}
          maxLength={200}
        />
      ) : null}
      {wantsAmount ? (
        <TextField
          id="step-amount"
          label="Amount in pounds"
          hint={step === 'add-cost' ? undefined : `Up to ${pounds(answer.standsPence)}, all that is still owed.`}
          value={entry.amount}
          onChange={(amount) => change({ amount })}
          error={errorOf('step-amount')}
          inputMode="decimal"
        />
      ) : null}
      {reasons.length === 0 ? null : (
        <RadioGroup
          id="step-reason"
          label="For which reason?"
          choices={reasonChoices(reasons)}
          value={entry.reason}
          onChange={(reason) => change({ reason })}
          error={errorOf('step-reason')}
        />
      )}
      {wanted === 'not-yet' ? null : (
        <TextField
          id="step-why"
          label={wanted === 'more' ? 'Is there more to say?' : 'Why?'}
          hint="It stands on the line for good, with your name. Do not name other people."
          optional={wanted === 'more'}
          value={entry.why}
          onChange={(why) => change({ why })}
          error={errorOf('step-why')}
          maxLength={300}
          lines={3}
        />
      )}
    </FormDialog>
  );
}

function hasAmount(step: LineStep, decision: string): boolean {
  return step === 'waive' || step === 'credit' || step === 'add-cost' || (step === 'decide' && decision === 'upheld');
}

function faultsOf(
  step: LineStep,
  entry: StepEntry,
  { standsPence, waiverReasons }: Pick<LineAnswer, 'standsPence' | 'waiverReasons'>,
): readonly FieldError[] {
  const pence = penceOf(entry.amount);
  const isTooMuch = pence !== null && step !== 'add-cost' && pence > standsPence;
  return [
    ...(step === 'decide' && entry.decision === '' ? [{ fieldId: 'step-decision', text: 'Choose who is right' }] : []),
    ...(step === 'add-cost' && entry.title.trim() === ''
      ? [{ fieldId: 'step-title', text: 'Say what the cost is for' }]
      : []),
    ...(hasAmount(step, entry.decision) && (pence === null || pence === 0)
      ? [{ fieldId: 'step-amount', text: 'Enter an amount such as 35 or 35.50' }]
      : []),
    ...(hasAmount(step, entry.decision) && isTooMuch
      ? [{ fieldId: 'step-amount', text: `Enter no more than ${pounds(standsPence)}, which is all that is owed` }]
      : []),
    ...waiverFaults(step === 'waive' ? waiverReasons : [], entry),
  ];
}

function refusal(error: ReturnType<typeof useAction>['error']): readonly FieldError[] {
  if (error === undefined) return [];
  const fieldId = FIELDS[error.fields[0]?.field ?? ''];
  return [{ ...(fieldId === undefined ? {} : { fieldId }), text: error.sentence }];
}

async function send(
  api: ScreenServices['api'],
  step: LineStep,
  { charge, waiverReasons }: LineAnswer,
  entry: StepEntry,
): Promise<void> {
  const about = { lineId: charge.id, why: waiverWhy(step === 'waive' ? waiverReasons : [], entry) };
  const pence = penceOf(entry.amount) ?? 0;
  switch (step) {
    case 'hold':
      return void (await api.billing.hold.mutate(about));
    case 'end-hold':
      return void (await api.billing.endHold.mutate(about));
    case 'dispute':
      return void (await api.billing.dispute.mutate(about));
    case 'waive':
      return void (await api.billing.waive.mutate({ ...about, pence }));
    case 'credit':
      return void (await api.billing.credit.mutate({ ...about, pence }));
    case 'add-cost':
      return void (await api.billing.addCost.mutate({ ...about, pence, title: entry.title.trim() }));
    case 'decide':
      return void (await api.billing.decideDispute.mutate(
        entry.decision === 'upheld' ? { ...about, decision: 'upheld', pence } : { ...about, decision: 'rejected' },
      ));
  }
}
