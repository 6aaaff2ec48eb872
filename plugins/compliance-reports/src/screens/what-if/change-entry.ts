import { dateOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import type { Choice } from '@trellis/ui/select-field';

/** What a rule has that can be tried otherwise: months between, hours in a window, or times. */
export type Amount = 'months' | 'hours' | 'times';

/** A requirement whose rule can be tried otherwise. */
export interface Changeable {
  readonly requirement: string;
  readonly title: string;
  readonly amount: Amount;
  /** As it is in the pack. */
  readonly value: number;
}

interface RuleGiven {
  readonly kind: string;
  readonly months?: number;
  readonly hours?: number;
  readonly times?: number;
}

interface PacksGiven {
  readonly packs: readonly {
    readonly id: string;
    readonly requirements: readonly { readonly id: string; readonly title: string; readonly rule: RuleGiven }[];
  }[];
  readonly activations: readonly { readonly packId: string }[];
}

const AMOUNTS: Readonly<Record<string, Amount>> = { interval: 'months', hours: 'hours', count: 'times' };

/** The requirements of packs at work whose amount can be tried otherwise, each once, by title. */
export function changeables({ packs, activations }: PacksGiven): readonly Changeable[] {
  const atWork = new Set(activations.map(({ packId }) => packId));
  const each = packs
    .filter(({ id }) => atWork.has(id))
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ id, title, rule }): readonly (readonly [string, Changeable])[] => {
      const amount = AMOUNTS[rule.kind];
      const value = amount === undefined ? undefined : rule[amount];
      return amount === undefined || value === undefined ? [] : [[id, { requirement: id, title, amount, value }]];
    });
  return [...new Map(each).values()].toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'));
}

/** The same as choices, with what each asks now. */
export function changeableChoices(all: readonly Changeable[]): readonly Choice[] {
  return all.map(({ requirement, title, amount, value }) => ({
    value: requirement,
    label: `${title} (now ${amountWords(amount, value)})`,
  }));
}

/** What is asked, in words: "every 36 months". */
export function amountWords(amount: Amount, value: number): string {
  switch (amount) {
    case 'months':
      return value === 1 ? 'every month' : `every ${value} months`;
    case 'hours':
      return value === 1 ? '1 hour' : `${value} hours`;
    case 'times':
      return value === 1 ? 'once' : `${value} times`;
  }
}

/** How the amount is asked for. */
export const AMOUNT_LABELS: Readonly<Record<Amount, string>> = {
  months: 'Every how many months instead?',
  hours: 'How many hours instead?',
  times: 'How many times instead?',
};

/** A what-if as it is typed. */
export interface ChangeEntry {
  readonly requirement: string;
  readonly amount: string;
  readonly from: DateEntry;
  /** Empty: every agency. */
  readonly agency: string;
}

/** What is wrong with a what-if. */
export function changeFaults(
  { requirement, amount, from }: ChangeEntry,
  known: Changeable | undefined,
): readonly FieldError[] {
  const value = /^\d{1,3}$/.test(amount.trim()) ? Number(amount) : 0;
  return [
    ...(requirement === '' ? [{ fieldId: 'change-requirement', text: 'Choose what is to be asked otherwise' }] : []),
    ...(value < 1 ? [{ fieldId: 'change-amount', text: 'Enter a whole number from 1' }] : []),
    ...(known !== undefined && value === known.value
      ? [{ fieldId: 'change-amount', text: `It is ${amountWords(known.amount, known.value)} already: enter another` }]
      : []),
    ...(dateOf(from) === null ? [{ fieldId: 'change-from', text: 'Enter a real day, such as 1 4 2027' }] : []),
  ];
}

/** The question to the service; call it once nothing is wrong. */
export function changeTyped({ requirement, amount, from, agency }: ChangeEntry, known: Changeable) {
  return {
    changes: [{ requirement, [known.amount]: Number(amount) }],
    from: dateOf(from) ?? '',
    ...(agency === '' ? {} : { agency }),
  };
}
