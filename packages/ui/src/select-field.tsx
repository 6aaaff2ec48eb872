import { Field, type FieldProps } from './field.tsx';

/** One choice of a list. */
export type Choice = {
  value: string;
  label: string;
  /** Small words under the label, where the control has room for them. */
  detail?: string | undefined;
  disabled?: boolean | undefined;
};

export type SelectFieldProps = FieldProps & {
  choices: readonly Choice[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
  /** Shown first, with an empty value: "All requirements", or "Choose a group". */
  first?: string | undefined;
  disabled?: boolean | undefined;
};

/** One out of a short list. For more than about thirty choices use `ComboField`. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  id,
  choices,
  onChange,
  first,
  ...select
}: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <select
          {...control}
          {...select}
          className="input"
          onChange={onChange && ((event) => onChange(event.target.value))}
        >
          {first === undefined ? null : <option value="">{first}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
