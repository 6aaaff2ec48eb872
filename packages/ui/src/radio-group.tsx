import { useId } from 'react';
import { className } from './class-name.tsx';
import { FieldGroup, useField, type FieldProps } from './field.tsx';
import type { Choice } from './select-field.tsx';

export type RadioGroupProps = FieldProps & {
  choices: readonly Choice[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
  /** Without a box round each choice. */
  plain?: boolean | undefined;
};

/** One out of a few, all of them in view, each with room for a line of detail. */
export function RadioGroup({ choices, value, defaultValue, onChange, name, plain, ...field }: RadioGroupProps) {
  const made = useId();
  const { control } = useField(field);
  return (
    <FieldGroup {...field} id={control.id}>
      {choices.map((choice, at) => (
        <label key={choice.value} className={className('pick', plain && 'pick--plain')}>
          <input
            type="radio"
            id={at === 0 ? control.id : undefined}
            name={name ?? made}
            value={choice.value}
            disabled={choice.disabled}
            checked={value === undefined ? undefined : value === choice.value}
            defaultChecked={
              value === undefined && defaultValue !== undefined ? defaultValue === choice.value : undefined
            }
            onChange={onChange ? () => onChange(choice.value) : undefined}
            readOnly={value !== undefined && !onChange}
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
