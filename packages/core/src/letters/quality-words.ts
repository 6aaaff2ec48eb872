import type { CalendarDate, Instant } from '../calendar.ts';
import type { EventRecord } from '../events/schema.ts';
import type { Letter, QualityNoticeKind } from '../notices/schema.ts';
import { startOf } from '../bookings/moments.ts';
import { spokenDay } from '../wording.ts';
import type { LetterHouse, Words } from './letter-facts.ts';
import { whenLines } from './letter-paragraphs.ts';
import { dayInWords } from './notice-sittings.ts';
import { putTogether } from './put-together.ts';

/** What a letter about the quality of training says. What was seen of somebody, and what was agreed, stands behind its address only. */
export interface QualityFacts {
  readonly kind: QualityNoticeKind;
  readonly house: LetterHouse;
  readonly now: Instant;
  readonly timeZone: string;
  readonly givenName: string;
  /** The observation, action, review or endorsement. */
  readonly aboutId: string;
  /** Absent of an action that came of a case review: its title may say whose. */
  readonly courseTitle?: string | undefined;
  /** Of an observation: the session. */
  readonly event?: EventRecord | undefined;
  /** By when something is to be seen to, or the last day on which an endorsement counts. */
  readonly on?: CalendarDate | undefined;
  /** Whose own course is endorsed. */
  readonly agencyName?: string | undefined;
  /** Of a shared observation: whether the reader sees to something that was agreed in it. */
  readonly hasAction?: boolean | undefined;
}

/**
 * A letter about the quality of training.
 *
 * @source house short sentences; what has happened first, then where it stands
 */
export function qualityLetter(facts: QualityFacts): Letter {
  return putTogether(`Dear ${facts.givenName},`, WORDS[facts.kind](facts), facts.house);
}

const WORDS: Readonly<Record<QualityNoticeKind, (facts: QualityFacts) => Words>> = {
  'observation-planned': (facts) => ({
    subject: `Please observe a session: ${sessionOf(facts)}`,
    paragraphs: [
      `You are asked to observe a session of “${facts.courseTitle}”.`,
      whenAndWhere(facts),
      `What to look for, and where you write it down: ${facts.house.publicUrl}/quality/observations/${facts.aboutId}\nOnce it is open it needs no connection.`,
      'If you cannot be there, please tell the training coordinator, who finds somebody else.',
    ],
  }),
  'observation-shared': (facts) => ({
    subject: `What was seen of your session: ${sessionOf(facts)}`,
    paragraphs: [
      `Your session of “${facts.courseTitle}” was observed, and what was seen is shared with you.`,
      `To read it, and to say what you think of it: ${facts.house.publicUrl}/quality/observations/${facts.aboutId}`,
      facts.hasAction === true
        ? `Something was agreed that you see to. It is among your actions: ${facts.house.publicUrl}/quality/actions`
        : undefined,
    ],
  }),
  'action-agreed': (facts) => ({
    subject: `For you to see to${byDay(facts)}${facts.courseTitle === undefined ? '' : `: ${facts.courseTitle}`}`,
    paragraphs: [
      `An action was agreed that you see to${byDay(facts)}.`,
      `What it is, and where you say that it is done: ${facts.house.publicUrl}/quality/actions`,
    ],
  }),
  'review-taken-on': (facts) => ({
    subject: `For you to look at again${byDay(facts)}: ${facts.courseTitle}`,
    paragraphs: [
      `You see to the review of “${facts.courseTitle}”${byDay(facts)}.`,
      `Why it is looked at again, and what was found so far: ${facts.house.publicUrl}/quality/reviews/${facts.aboutId}`,
    ],
  }),
  'endorsement-ending': (facts) => ({
    subject: `Counts until ${lastDay(facts)}: ${facts.courseTitle}`,
    paragraphs: [
      `“${facts.courseTitle}”, a course of ${facts.agencyName}’s own, is endorsed until ${lastDay(facts)}. What is completed after that day does not count.`,
      `To let it go on, ${facts.agencyName} asks again in good time: ${facts.house.publicUrl}/quality/endorsements/${facts.aboutId}`,
      'This is the only time that we write about it.',
    ],
  }),
};

function sessionOf({ courseTitle, event, timeZone }: QualityFacts): string {
  return `${courseTitle}, ${dayInWords(startOf(event!.sessions), timeZone)}`;
}

function whenAndWhere({ event, timeZone }: QualityFacts): string {
  const when = whenLines({ event: event!, timeZone });
  if (event!.mode === 'virtual') return `${when}\nWhere: online. The training coordinator has the link.`;
  return `${when}\nWhere: ${[event!.venue?.name, event!.venue?.address].filter(Boolean).join(', ') || 'To be announced'}`;
}

function byDay({ on }: QualityFacts): string {
  return on === undefined ? '' : ` by ${spokenDay(on)}`;
}

function lastDay({ on }: QualityFacts): string {
  return on === undefined ? '' : spokenDay(on);
}
