import { useId } from 'react';
import { className } from './class-name.tsx';
import { FieldGroup, useField, type FieldProps } from './field.tsx';
import type { Choice } from './select-field.tsx';

export type ChoiceLineProps = Omit<FieldProps, 'optional'> & {
  choices: readonly Choice[];
  /** Undefined: nothing is chosen yet. */
  value: string | undefined;
  onChange: (value: string) => void;
  /** Heard but not seen, where a column's heading says the same. */
  quiet?: boolean | undefined;
  disabled?: boolean | undefined;
};

/** One out of two or three short words, side by side: for many alike questions under one another. */
export function ChoiceLine({ choices, value, onChange, quiet, disabled, label, ...field }: ChoiceLineProps) {
  const name = useId();
  const { control } = useField(field);
  return (
    <FieldGroup {...field} id={control.id} label={quiet ? <span className="vh">{label}</span> : label}>
      <div className="choice-line">
        {choices.map((choice, at) => (
          <label key={choice.value} className={className('pick', 'pick--short')}>
            <input
              type="radio"
              id={at === 0 ? control.id : undefined}
              name={name}
              value={choice.value}
              disabled={disabled ?? choice.disabled}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
