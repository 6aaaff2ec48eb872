import type { ErrorWords } from '@trellis/plugin/screens';
import { Note } from '@trellis/ui/note';

/** What went wrong, in words; nothing while all is well. */
export function FaultNote({ title, error }: { readonly title: string; readonly error: ErrorWords | undefined }) {
  if (error === undefined) return null;
  const others = error.fields.filter(({ reason }) => reason !== error.sentence);
  return (
    <Note title={title} state="fault" live="alert">
      <p>{error.sentence}</p>
      {others.map(({ field, reason }) => (
        <p key={`${field} ${reason}`}>{[field, reason].filter(Boolean).join(': ')}</p>
      ))}
    </Note>
  );
}
