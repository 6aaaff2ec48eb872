import type { ReactNode } from 'react';
import { className } from './class-name.tsx';
import { FieldGroup, FieldWords, useField, type FieldProps } from './field.tsx';
import type { Choice } from './select-field.tsx';

export type CheckboxGroupProps = FieldProps & {
  choices: readonly Choice[];
  /** The chosen values, in any order. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  name?: string | undefined;
  /** With a box round each choice, for choices with detail. */
  boxed?: boolean | undefined;
};

/** Any number out of a few. */
export function CheckboxGroup({ choices, value, onChange, name, boxed, ...field }: CheckboxGroupProps) {
  const { control } = useField(field);
  const toggle = (one: string, chosen: boolean) =>
    onChange(chosen ? [...value.filter((other) => other !== one), one] : value.filter((other) => other !== one));
  return (
    <FieldGroup {...field} id={control.id}>
      {choices.map((choice, at) => (
        <label key={choice.value} className={className('pick', !boxed && 'pick--plain')}>
          <input
            type="checkbox"
            id={at === 0 ? control.id : undefined}
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            checked={value.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
          />
          <span>
            {choice.detail ? <strong>{choice.label}</strong> : choice.label}
            {choice.detail ? <small>{choice.detail}</small> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}

export type CheckboxProps = {
  /** What ticking it means, as a sentence in the first person where it is a consent. */
  label: ReactNode;
  detail?: ReactNode;
  error?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** With a box round it, for a consent that stands alone. */
  boxed?: boolean | undefined;
};

/** One thing to agree to or to switch on. Never ticked beforehand when it is a consent. */
export function Checkbox({ label, detail, error, checked, onChange, name, id, disabled, boxed }: CheckboxProps) {
  const { control, hintId, errorId } = useField({ id, error });
  return (
    <div className={className(Boolean(error) && 'field--error')}>
      <FieldWords error={error} hintId={hintId} errorId={errorId} />
      <label className={className('pick', !boxed && 'pick--plain')}>
        <input
          {...control}
          type="checkbox"
          name={name}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {detail ? <small>{detail}</small> : null}
        </span>
      </label>
    </div>
  );
}
