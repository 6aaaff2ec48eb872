import type { LineAnswer } from '@trellis/core/billing';
import { pounds } from '@trellis/ui/money';
import type { MayCharge } from '../who-may.ts';

/** Something that can be done about a charge. */
export type LineStep = 'hold' | 'end-hold' | 'dispute' | 'decide' | 'waive' | 'credit' | 'add-cost';

/** How a step is offered, and what is said of it before it is taken. */
export interface StepWords {
  readonly button: string;
  readonly title: string;
  readonly lead: string;
  /** Said once it is done. */
  readonly done: string;
}

/** The words for each step. */
export const STEP_WORDS: Readonly<Record<LineStep, StepWords>> = {
  hold: {
    button: 'Put on hold',
    title: 'Put this charge on hold',
    lead: 'It stays out of every run until somebody ends the hold.',
    done: 'The charge is on hold. No run takes it.',
  },
  'end-hold': {
    button: 'End the hold',
    title: 'End the hold',
    lead: 'The charge goes out with the next run of its month or later.',
    done: 'The hold has ended. The charge goes out with the next run.',
  },
  dispute: {
    button: 'Dispute this charge',
    title: 'Dispute this charge',
    lead: 'It is frozen until finance decides: no run takes it, and nothing is changed about it.',
    done: 'The charge is disputed and frozen until finance decides.',
  },
  decide: {
    button: 'Decide the dispute',
    title: 'Decide the dispute',
    lead: 'If the agency is right, the amount is taken back by a line of its own. Nothing is deleted.',
    done: 'The dispute is decided.',
  },
  waive: {
    button: 'Waive',
    title: 'Waive this charge',
    lead: 'The agency does not pay the amount. Your name and the reason stand on the line.',
    done: 'The amount is waived.',
  },
  credit: {
    button: 'Give a credit note',
    title: 'Give a credit note',
    lead: 'The charge was billed and stays as it is. The credit goes out with the next run.',
    done: 'The credit note goes out with the next run.',
  },
  'add-cost': {
    button: 'Add an extra cost',
    title: 'Add an extra cost',
    lead: 'A line of its own for this booking, an interpreter for instance. It is billed, waived and disputed like any other.',
    done: 'The extra cost is added as a line of its own.',
  },
};

/** What whoever is looking can do about a charge as it stands now, the likeliest first. */
export function stepsFor(
  answer: Pick<LineAnswer, 'charge' | 'standsPence' | 'isHeld' | 'isDisputed' | 'hasEnded'>,
  { isFinance, isBilling }: MayCharge,
): readonly LineStep[] {
  const { charge, standsPence, isHeld, isDisputed, hasEnded } = answer;
  const isBilled = charge.runId !== undefined;
  const steps: readonly (readonly [LineStep, boolean])[] = [
    ['decide', isFinance && isDisputed],
    ['end-hold', isBilling && isHeld],
    ['waive', isFinance && !isBilled && !isDisputed && standsPence > 0],
    ['credit', isFinance && isBilled && !isDisputed && standsPence > 0],
    ['hold', isBilling && !isBilled && !isHeld && !hasEnded],
    ['add-cost', isBilling && !hasEnded],
    ['dispute', !isDisputed && standsPence > 0],
  ];
  return steps.filter(([, isOpen]) => isOpen).map(([step]) => step);
}

/** What became of a charge, in one sentence: what stands, and why it is not what was charged. */
export function standsLine({
  charge,
  standsPence,
  isHeld,
  isDisputed,
  hasEnded,
  payer,
  agency,
  sent,
}: Omit<LineAnswer, 'line' | 'corrections' | 'notes' | 'others' | 'readings'>): string {
  const who = payer?.name ?? agency.name;
  if (hasEnded) return `It was taken back as a whole. ${who} pays nothing of it.`;
  const owed =
    standsPence === charge.pence
      ? charge.pence === 0
        ? `${who} pays nothing.`
        : `${who} pays ${pounds(charge.pence)}.`
      : standsPence === 0
        ? `${who} pays nothing: all of the ${pounds(charge.pence)} was taken off.`
        : `${who} pays ${pounds(standsPence)} of ${pounds(charge.pence)}.`;
  if (isDisputed) return `${owed} It is disputed and frozen until finance decides.`;
  if (sent !== undefined) return `${owed} It was billed on statement ${sent.number}.`;
  if (standsPence === 0 && charge.pence > 0) return owed;
  if (isHeld) return `${owed} It is on hold, so no run takes it.`;
  return `${owed} It goes out with the next run.`;
}
