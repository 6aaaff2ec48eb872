import type { SetInForce } from '@trellis/core/standards';
import { listed } from '@trellis/ui/plural-words';

/** What a set is held against, as it is read. */
const USE_WORDS: Readonly<Record<SetInForce['uses'][number], string>> = {
  design: 'how a course is designed',
  session: 'how a session is given',
  trainer: 'who trains',
  content: 'what an agency’s own course covers',
  agency: 'what an employer does',
};

/** What a set is for: "For how a course is designed and how a session is given." */
export function usesLine(uses: SetInForce['uses']): string {
  return `For ${listed(uses.map((use) => USE_WORDS[use]))}.`;
}

/** Which pack a set came with: "Bath and North East Somerset: standards, version 1.0.0". */
export function setPack({ packTitle, packVersion }: Pick<SetInForce, 'packTitle' | 'packVersion'>): string {
  return `${packTitle}, version ${packVersion}`;
}
