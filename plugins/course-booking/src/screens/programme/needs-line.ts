import type { AccessNeeds } from '@trellis/core/bookings';
import { count } from '@trellis/ui/long-date';
import { NEED_WORDS } from '../booking/event/need-words.ts';

/** What one person needs to take part: "large print, something else: a chair with arms". */
export function needsLine({ kinds, note }: AccessNeeds): string {
  const words = kinds.map((kind) => NEED_WORDS[kind].toLowerCase()).join(', ');
  return [words, note ?? ''].filter((part) => part.trim() !== '').join(': ');
}

/** What people of one event need together, the most asked for first: "2 captions", "1 an interpreter". */
export function needsTogether(
  needs: readonly AccessNeeds[],
): readonly { readonly words: string; readonly people: number }[] {
  const counts = new Map<string, number>();
  for (const { kinds } of needs)
    for (const kind of kinds) counts.set(NEED_WORDS[kind], (counts.get(NEED_WORDS[kind]) ?? 0) + 1);
  return [...counts]
    .map(([words, people]) => ({ words, people }))
    .toSorted((one, other) => other.people - one.people || one.words.localeCompare(other.words, 'en-GB'));
}

/** How many people need something: "2 people need something to take part". */
export function needsHead(people: number): string {
  if (people === 0) return 'Nobody asked for anything.';
  return `${people === 1 ? 'One person needs' : `${count(people)} people need`} something to take part.`;
}
