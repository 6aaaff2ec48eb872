import { useEffect, useRef } from 'react';

/** One thing to put right, and the field where it is. */
export type FieldError = {
  /** The `id` that the field was given. Left out when it is not about one field. */
  fieldId?: string | undefined;
  text: string;
};

export type ErrorSummaryProps = {
  title?: string | undefined;
  errors: readonly FieldError[];
};

/** What has to be put right before a form can be sent. Takes focus when it appears; shows nothing when all is well. */
export function ErrorSummary({ title = 'There is a problem', errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const words = errors.map((error) => error.text).join('\n');
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={box} role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul className="error-summary__list">
        {errors.map(({ fieldId, text }) => (
          <li key={`${fieldId} ${text}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId)?.focus();
                }}
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
