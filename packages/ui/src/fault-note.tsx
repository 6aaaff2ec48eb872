import { Note } from './note.tsx';

/** What went wrong, in words that somebody can act on. */
export type Fault = {
  readonly sentence: string;
  /** What is wrong with which field. */
  readonly fields: readonly { readonly field?: string | undefined; readonly reason: string }[];
};

/** What went wrong, in words; nothing while all is well. */
export function FaultNote({ title, error }: { readonly title: string; readonly error: Fault | undefined }) {
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
