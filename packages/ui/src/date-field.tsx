import { FieldGroup, useField, type FieldProps } from './field.tsx';
import { datePartsOf } from './calendar-date.tsx';

/** A date as it is typed, which may not be a date yet. */
export type DateEntry = { readonly day: string; readonly month: string; readonly year: string };

/** Nothing typed yet. */
export const noDate: DateEntry = { day: '', month: '', year: '' };

/** What to show in the field for a calendar date; nothing for null or what is not a date. */
export function entryOf(on: string | null): DateEntry {
  const parts = on ? datePartsOf(on) : null;
  return parts ? { day: String(parts.day), month: String(parts.month), year: String(parts.year) } : noDate;
}

/**
 * The calendar date that was typed, or null when it is not a real one: 31 February, a year of two figures.
 *
 * @returns 'YYYY-MM-DD'
 */
export function dateOf({ day, month, year }: DateEntry): string | null {
  const figures = [year, month, day].map((part) => part.trim());
  if (!/^\d{4}$/.test(figures[0]!) || !figures.slice(1).every((part) => /^\d{1,2}$/.test(part))) return null;
  const on = figures.map((part) => part.padStart(2, '0')).join('-');
  return datePartsOf(on) ? on : null;
}

export type DateFieldProps = FieldProps & {
  value: DateEntry;
  onChange: (entry: DateEntry) => void;
  /** Prefix of the names in a form: `name-day` and so on. */
  name?: string | undefined;
};

const parts = [
  ['day', 'Day', 2],
  ['month', 'Month', 2],
  ['year', 'Year', 4],
] as const;

/** A date in three boxes, as people know it by heart. `dateOf` turns it into a calendar date. */
export function DateField({ value, onChange, name, ...field }: DateFieldProps) {
  const { control } = useField(field);
  return (
    <FieldGroup {...field} id={control.id}>
      <div className="dmy">
        {parts.map(([part, label, length]) => {
          const id = part === 'day' ? control.id : `${control.id}-${part}`;
          return (
            <div key={part}>
              <label htmlFor={id}>{label}</label>
              <input
                id={id}
                className="input"
                name={name && `${name}-${part}`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={length}
                value={value[part]}
                aria-invalid={control['aria-invalid']}
                onChange={(event) => onChange({ ...value, [part]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
