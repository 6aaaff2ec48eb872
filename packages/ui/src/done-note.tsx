import { useState, type ReactNode } from 'react';
import { Note } from './note.tsx';

/** What was just done, and the way to say the next thing. */
export type DoneNote = {
  /** Null until something was done. */
  readonly note: ReactNode;
  readonly say: (words: string) => void;
};

/**
 * A note that says what was just done, read out politely as it appears.
 *
 * @param title - "Saved", "Done"
 */
export function useDoneNote(title: string): DoneNote {
  const [words, say] = useState<string>();
  return {
    note:
      words === undefined ? null : (
        <Note state="current" live="status" title={title}>
          {words}
        </Note>
      ),
    say,
  };
}
