import type { Letter } from '../notices/schema.ts';
import type { LetterHouse, Words } from './letter-facts.ts';

/** The words of a letter between a greeting and whom it comes from. */
export function putTogether(
  greeting: string,
  { subject, paragraphs }: Words,
  { partnershipName, publicUrl }: LetterHouse,
): Letter {
  const text = [greeting, ...paragraphs, `${partnershipName}\n${publicUrl}/`]
    .filter((paragraph) => paragraph !== undefined && paragraph !== '')
    .join('\n\n');
  return { subject, text: `${text}\n` };
}
