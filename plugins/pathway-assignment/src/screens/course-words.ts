import { inWords } from '@trellis/core';
import type { CourseAnswer, PersonAnswer } from '@trellis/core/compliance';
import { capital } from '@trellis/ui/capital';
import { longDate } from '@trellis/ui/long-date';
import { durationWords } from './words.ts';

/** How somebody stands for one course: the sentence that its page leads with, and what follows from it. */
export function courseStanding({
  requirements,
  completedOn,
  attendedOn,
}: Pick<NonNullable<CourseAnswer['mine']>, 'requirements' | 'completedOn' | 'attendedOn'>): {
  readonly title: string;
  readonly more: string;
} {
  return {
    title:
      completedOn !== null
        ? `You completed this on ${longDate(completedOn)}.`
        : attendedOn !== null
          ? `You were there on ${longDate(attendedOn)}, and have not completed it yet.`
          : 'You have not completed this yet.',
    more: countsLine(requirements),
  };
}

function countsLine(rows: PersonAnswer['requirements']): string {
  if (rows.length === 0) return 'Nothing on your pathway asks for it today.';
  const many = new Set(rows.map((row) => row.requirement)).size;
  const counts = `It counts for ${many === 1 ? 'one thing' : `${inWords(many)} things`} on your pathway`;
  const overdue = rows.filter((row) => row.state === 'overdue').length;
  const soon = rows.filter((row) => row.state === 'due-soon').length;
  if (overdue > 0)
    return `${counts}, and ${many === 1 ? 'it is' : overdue === 1 ? 'one is' : `${inWords(overdue)} are`} overdue.`;
  if (soon > 0)
    return `${counts}, and ${many === 1 ? 'it is' : soon === 1 ? 'one is' : `${inWords(soon)} are`} due soon.`;
  return `${counts}.`;
}

/** Who gives a course and how long it takes, in one line; empty where neither is known. */
export function courseLine({ provider, durationMinutes }: CourseAnswer['course']): string {
  return capital(
    [durationMinutes === undefined ? '' : durationWords(durationMinutes), provider ?? ''].filter(Boolean).join(', '),
  );
}
