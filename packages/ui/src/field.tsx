import { useId, type ReactNode } from 'react';
import { className } from './class-name.tsx';
import { StateShape } from './state-mark.tsx';

/** What every question may be told. */
export type FieldProps = {
  /** Above the field. */
  label: ReactNode;
  /** Under the label: what we want and what it is for. */
  hint?: ReactNode;
  /** What is wrong and how to put it right, in words. */
  error?: ReactNode;
  /** Says "(optional)" after the label. Everything else must be answered. */
  optional?: boolean | undefined;
  /** The `id` of the control, so that an `ErrorSummary` can lead to it. Made up when left out. */
  id?: string | undefined;
};

/** The attributes that tie a control to its label, hint and error. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** The `id` of a control, and the ids of what describes it. */
export function useField({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const made = useId();
  const fieldId = id ?? made;
  const hintId = `${fieldId}-hint`;
  const errorId = `${fieldId}-error`;
  const control: ControlProps = {
    id: fieldId,
    'aria-describedby': className(Boolean(hint) && hintId, Boolean(error) && errorId),
    'aria-invalid': error ? true : undefined,
  };
  return { control, hintId, errorId };
}

/** The hint and the error of a field, in that order. */
export function FieldWords({
  hint,
  error,
  hintId,
  errorId,
}: Pick<FieldProps, 'hint' | 'error'> & { hintId: string; errorId: string }) {
  return (
    <>
      {hint ? (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="error" id={errorId}>
          <StateShape sign="fault" />
          <span>
            <span className="vh">Error: </span>
            {error}
          </span>
        </span>
      ) : null}
    </>
  );
}

/** The words of a label, with "(optional)" where that is so. */
export function LabelWords({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional ? <span className="muted"> (optional)</span> : null}
    </>
  );
}

/** A label, hint and error around one control. */
export function Field({ children, ...field }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { control, hintId, errorId } = useField(field);
  return (
    <div className={className('field', Boolean(field.error) && 'field--error')}>
      <label htmlFor={control.id}>
        <LabelWords {...field} />
      </label>
      <FieldWords {...field} hintId={hintId} errorId={errorId} />
      {children(control)}
    </div>
  );
}

/** A question with several controls: a legend, hint and error around them. */
export function FieldGroup({
  children,
  large,
  ...field
}: FieldProps & { large?: boolean | undefined; children: ReactNode }) {
  const { control, hintId, errorId } = useField(field);
  return (
    <fieldset
      className={className(Boolean(field.error) && 'field--error')}
      aria-describedby={control['aria-describedby']}
      aria-invalid={control['aria-invalid']}
    >
      <legend className={className('legend', large && 'legend--large')}>
        <LabelWords {...field} />
      </legend>
      <FieldWords {...field} hintId={hintId} errorId={errorId} />
      {children}
    </fieldset>
  );
}
