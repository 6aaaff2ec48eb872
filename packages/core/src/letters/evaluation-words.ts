import { startOf } from '../bookings/moments.ts';
import type { NoticeKind } from '../notices/schema.ts';
import type { LetterFacts, Words } from './letter-facts.ts';
import { dayInWords } from './notice-sittings.ts';

type Kind = Extract<NoticeKind, `evaluation-${string}`>;

/** Letters that ask how it was: what to do first, how long it takes, and how not to be asked again. */
export const EVALUATION_WORDS: Readonly<Record<Kind, (facts: LetterFacts) => Words>> = {
  'evaluation-before': (facts) => ({
    subject: `Before you come: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `How confident are you now in what “${facts.courseTitle}” is about? It takes a minute, and afterwards you see what has changed.`,
      where(facts),
    ],
  }),
  'evaluation-after': (facts) => ({
    subject: `${again(facts)}How was it? ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `You were at “${facts.courseTitle}”. How confident are you now, and what will you do with it? It takes a minute or two.`,
      where(facts),
      enough(facts),
    ],
  }),
  'evaluation-follow-up': (facts) => ({
    subject: `${again(facts)}Did it work? ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `Some time ago you were at “${facts.courseTitle}”. Did it work: what do you do differently, and what came of your plan?`,
      where(facts),
      enough(facts),
    ],
  }),
  'evaluation-manager': (facts) => {
    const name = facts.delegate ? `${facts.delegate.givenName} ${facts.delegate.familyName}` : 'Somebody of your team';
    return {
      subject: `${again(facts)}Please talk with ${name}: ${facts.courseTitle}, ${firstDay(facts)}`,
      paragraphs: [
        `${name} was at “${facts.courseTitle}”. Please talk with them about what they learnt and what has changed at work, and note it. If they shared their plan with you, it is there.`,
        where(facts),
        enough(facts),
      ],
    };
  },
};

function where({ house, booking, notice }: LetterFacts): string {
  const stage = notice.kind.slice('evaluation-'.length);
  return `To answer: ${house.publicUrl}/feedback/${booking?.id ?? ''}/${stage}`;
}

function again({ notice }: LetterFacts): string {
  return notice.sequence > 0 ? 'Reminder: ' : '';
}

/** How letters end for those who have had enough. @source house */
function enough({ notice }: LetterFacts): string {
  return notice.sequence >= 2
    ? 'This is the last time that we ask.'
    : 'If you would rather not be asked, say so there, and no letter comes about it any more.';
}

function firstDay({ event, timeZone }: LetterFacts): string {
  return dayInWords(startOf(event.sessions), timeZone);
}
