import { dateOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** What is still missing before somebody's word can be kept. */
export function attestFaults(
  { title, on }: { readonly title: string; readonly on: DateEntry },
  todayOn: string,
): readonly FieldError[] {
  const achievedOn = dateOf(on);
  return [
    ...(title.trim() === '' ? [{ fieldId: 'title', text: 'Say what it was called' }] : []),
    ...(achievedOn === null
      ? [{ fieldId: 'on', text: 'Enter a real date, such as 5 10 2026' }]
      : achievedOn > todayOn
        ? [{ fieldId: 'on', text: 'Enter a day that is not to come' }]
        : []),
  ];
}
