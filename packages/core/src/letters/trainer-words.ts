import { startOf } from '../bookings/moments.ts';
import type { NoticeKind } from '../notices/schema.ts';
import type { LetterFacts, Words } from './letter-facts.ts';
import { whenLines, whereLine } from './letter-paragraphs.ts';
import { dayInWords } from './notice-sittings.ts';

type Kind = Extract<NoticeKind, `trainer-${string}`>;

/** Letters to whoever is to lead a date, or is not any more. Why somebody was taken off is told by a person, and not by mail. */
export const TRAINER_WORDS: Readonly<Record<Kind, (facts: LetterFacts) => Words>> = {
  'trainer-assigned': (facts) => ({
    subject: `You lead it: ${dateOf(facts)}`,
    paragraphs: [
      `You are down to lead “${facts.courseTitle}”.`,
      facts.event.state === 'draft' ? 'The date is not published yet, so it may still change.' : undefined,
      `${whenLines(facts)}\n${whereLine(facts, { words: 'on the page of the date', path: pageOf(facts) })}`,
      `What it is to bring about, who comes and the materials: ${facts.house.publicUrl}${pageOf(facts)}`,
      'If you cannot lead it, please tell the training coordinator.',
    ],
  }),
  'trainer-unassigned': (facts) => ({
    subject: `You do not lead it any more: ${dateOf(facts)}`,
    paragraphs: [
      `You are not down to lead “${facts.courseTitle}” any more.`,
      whenLines(facts),
      'If you did not know of it, please ask the training coordinator.',
    ],
  }),
};

function dateOf({ courseTitle, event, timeZone }: LetterFacts): string {
  return `${courseTitle}, ${dayInWords(startOf(event.sessions), timeZone)}`;
}

function pageOf({ event }: LetterFacts): string {
  return `/my-events/${event.id}`;
}
