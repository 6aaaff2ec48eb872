import type { RegisterMark } from '@trellis/core/bookings';
import type { RegisterClosed } from '@trellis/core/registers';
import { count } from '@trellis/ui/long-date';

/** What closing a register would record, in figures and in what follows. */
export function closingWords(marks: readonly (RegisterMark | undefined)[]): {
  readonly counts: string;
  readonly means: readonly string[];
} {
  const marked = marks.filter((mark) => mark !== undefined);
  const attended = marked.filter((mark) => mark.hasAttended).length;
  const completed = marked.filter((mark) => mark.hasCompleted).length;
  return {
    counts: totals({ attended, completed, absent: marked.length - attended }),
    means: [
      ...(marked.length < marks.length
        ? [
            `${count(marks.length - marked.length)} ${marks.length - marked.length === 1 ? 'person is' : 'people are'} not marked yet. It can be closed once everybody is.`,
          ]
        : []),
      'Whoever completed it has it on record at once, and the LMS hears of it within the hour.',
      'Agencies are charged by the price list: for coming, and for staying away without having cancelled.',
      'What people needed to take part is deleted.',
    ],
  };
}

/** What was recorded when a register was closed. */
export function closedWords(closed: Extract<RegisterClosed, { state: 'closed' }>): string {
  const names = (closed.uncharged ?? []).map(({ name }) => name);
  const uncharged =
    names.length === 0
      ? ''
      : ` Not charged yet: ${names.join(', ')}. The price is the full cost, which the course does not say; it is charged once the cost is set there.`;
  return `The register is closed. ${totals(closed)}${uncharged}`;
}

function totals({ attended, completed, absent }: { attended: number; completed: number; absent: number }): string {
  return `${count(attended)} attended, ${attended === completed ? 'all of them' : completed === 0 ? 'none of them' : count(completed)} completed, ${absent === 0 ? 'nobody was' : `${count(absent)} ${absent === 1 ? 'was' : 'were'}`} away.`;
}
