import { TextButton } from '@trellis/ui/button';
import { Note } from '@trellis/ui/note';

export interface KeptNoteProps {
  readonly isFromEarlier: boolean;
  readonly onBeginAgain: () => void;
}

/** Says that a form holds what was typed earlier, and offers to begin again. */
export function KeptNote({ isFromEarlier, onBeginAgain }: KeptNoteProps) {
  if (!isFromEarlier) return null;
  return (
    <Note title="We kept what you typed earlier" live="status">
      <p>It has not been saved yet.</p>
      <TextButton onPress={onBeginAgain}>Begin again without it</TextButton>
    </Note>
  );
}
