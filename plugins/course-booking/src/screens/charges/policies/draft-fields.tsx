import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { useDraft } from './draft-context.tsx';
import { faultAt, fieldIdOf, listAt, valueAt } from './draft-tree.ts';
import { penceOf, typedPounds } from '../money-entry.ts';

export interface DraftFieldProps {
  /** The place in the draft, dotted. */
  readonly at: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** A text of a draft. An optional one that is emptied is taken out. */
export function DraftText({ at, label, hint, optional, lines }: DraftFieldProps & { readonly lines?: number }) {
  const { policy, findings, set } = useDraft();
  const value = valueAt(policy, at);
  return (
    <TextField
      id={fieldIdOf(at)}
      label={label}
      hint={hint}
      optional={optional}
      lines={lines}
      value={typeof value === 'string' ? value : ''}
      onChange={(typed) => set(at, typed === '' && optional === true ? undefined : typed)}
      error={faultAt(findings, at)}
    />
  );
}

/** A whole number of a draft: days, minutes. What is none is kept as typed and named as a fault. */
export function DraftWhole({ at, label, hint, optional }: DraftFieldProps) {
  const { policy, findings, set } = useDraft();
  const value = valueAt(policy, at);
  return (
    <TextField
      id={fieldIdOf(at)}
      label={label}
      hint={hint}
      optional={optional}
      inputMode="numeric"
      value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
      onChange={(typed) =>
        set(at, /^\d{1,9}$/.test(typed) ? Number(typed) : typed === '' && optional === true ? undefined : typed)
      }
      error={faultAt(findings, at) === undefined ? undefined : 'Enter a whole number'}
    />
  );
}

/** A sum of a draft, typed in pounds and kept in pence. */
export function DraftMoney({ at, label, hint, optional }: DraftFieldProps) {
  const { policy, findings, set } = useDraft();
  const value = valueAt(policy, at);
  const [typed, setTyped] = useState('');
  const kept = typeof value === 'number' ? typedPounds(value) : typeof value === 'string' ? value : '';
  // While somebody types "35.5" on the way to "35.50" the box must not run ahead of her.
  const isTyping = typed !== '' && (typed === value || penceOf(typed) === value);
  return (
    <TextField
      id={fieldIdOf(at)}
      label={label}
      hint={hint}
      optional={optional}
      inputMode="decimal"
      value={isTyping ? typed : kept}
      onChange={(next) => {
        setTyped(next);
        set(at, next === '' && optional === true ? undefined : (penceOf(next) ?? next));
      }}
      error={faultAt(findings, at) === undefined ? undefined : 'Enter an amount in pounds, such as 35 or 35.50'}
    />
  );
}

/** One of a few values of a draft, each with its words. */
export function DraftChoice({
  at,
  label,
  hint,
  choices,
  first,
}: DraftFieldProps & {
  readonly choices: readonly { readonly value: unknown; readonly label: string }[];
  /** Shown for "nothing", where nothing may stand there. */
  readonly first?: string;
}) {
  const { policy, findings, set } = useDraft();
  const value = valueAt(policy, at);
  const chosen = choices.findIndex((choice) => choice.value === value);
  return (
    <SelectField
      id={fieldIdOf(at)}
      label={label}
      hint={hint}
      first={first ?? (chosen === -1 ? 'Choose' : undefined)}
      choices={choices.map((choice, index) => ({ value: String(index), label: choice.label }))}
      value={chosen === -1 ? '' : String(chosen)}
      onChange={(index) => set(at, index === '' ? undefined : choices[Number(index)]?.value)}
      error={faultAt(findings, at)}
    />
  );
}

/** A yes or no of a draft. */
export function DraftCheck({ at, label, hint }: DraftFieldProps) {
  const { policy, findings, set } = useDraft();
  return (
    <Checkbox
      id={fieldIdOf(at)}
      label={label}
      detail={hint}
      checked={valueAt(policy, at) === true}
      onChange={(isChecked) => set(at, isChecked)}
      error={faultAt(findings, at)}
    />
  );
}

/** Any of several words of a draft: kinds of agencies, roles, bands. */
export function DraftSeveral({
  at,
  label,
  hint,
  choices,
}: DraftFieldProps & { readonly choices: readonly { readonly value: string; readonly label: string }[] }) {
  const { policy, findings, set } = useDraft();
  const value = listAt(policy, at).filter((each): each is string => typeof each === 'string');
  return (
    <CheckboxGroup
      id={fieldIdOf(at)}
      label={label}
      hint={hint}
      choices={[...choices]}
      value={value}
      onChange={(next) => set(at, next)}
      error={faultAt(findings, at)}
    />
  );
}

/** A list of short texts of a draft, one on each line. */
export function DraftLines({ at, label, hint }: DraftFieldProps) {
  const { policy, findings, set } = useDraft();
  const value = listAt(policy, at).map(String);
  const [typed, setTyped] = useState('');
  const isTyping = linesOf(typed).join('\n') === value.join('\n') && typed !== '';
  return (
    <TextField
      id={fieldIdOf(at)}
      label={label}
      hint={hint ?? 'One on each line.'}
      optional
      lines={3}
      value={isTyping ? typed : value.join('\n')}
      onChange={(next) => {
        setTyped(next);
        set(at, linesOf(next));
      }}
      error={faultAt(findings, at)}
    />
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
