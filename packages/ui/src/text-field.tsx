import { Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  /** With `onChange`, what the field holds. Without both, the form reads it by `name`. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
  /** More than one makes a box for several lines. */
  lines?: number | undefined;
  type?: 'text' | 'email' | 'url' | 'tel' | 'password' | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | undefined;
  /** The purpose, so that the browser can fill it in: "email", "name". */
  autoComplete?: string | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
};

/** One line of text, or several. */
export function TextField({
  label,
  hint,
  error,
  optional,
  id,
  onChange,
  lines = 1,
  type = 'text',
  inputMode,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) =>
        lines > 1 ? (
          <textarea
            {...control}
            {...input}
            className="input"
            rows={lines}
            required={!optional}
            onChange={onChange && ((event) => onChange(event.target.value))}
          />
        ) : (
          <input
            {...control}
            {...input}
            className="input"
            type={type}
            inputMode={inputMode}
            required={!optional}
            onChange={onChange && ((event) => onChange(event.target.value))}
          />
        )
      }
    </Field>
  );
}
