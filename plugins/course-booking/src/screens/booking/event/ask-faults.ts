import type { FieldError } from '@trellis/ui/error-summary';

/** What is still to be done before a place can be asked for. */
export function askFaults({
  hasAgreed,
  kinds,
  note,
}: {
  readonly hasAgreed: boolean;
  readonly kinds: readonly string[];
  readonly note: string;
}): readonly FieldError[] {
  return [
    ...(kinds.includes('other') && note.trim() === '' ? [{ fieldId: 'note', text: 'Say what you need' }] : []),
    ...(hasAgreed ? [] : [{ fieldId: 'agree', text: 'Agree to what is paid if you do not come' }]),
  ];
}
