import type { DateNoticeKind, Letter, NoticeKind } from '../notices/schema.ts';
import { invitation } from './invitation.ts';
import { meetingOf, partOf } from './booking-meeting.ts';
import type { LetterFacts, Words } from './letter-facts.ts';
import { cancelParagraph, priceParagraph, whenLines, whereLine } from './letter-paragraphs.ts';
import { EVALUATION_WORDS } from './evaluation-words.ts';
import { TRAINER_WORDS } from './trainer-words.ts';
import { dayInWords, timeInWords } from './notice-sittings.ts';
import { putTogether } from './put-together.ts';
import { pounds, spokenDay } from '../wording.ts';
import { isConfirmed } from '../bookings/approval/approval.ts';
import { startOf } from '../bookings/moments.ts';

/** Kinds of letters about a place that is there, and those about one that is not any more. */
const INVITING: readonly NoticeKind[] = ['booking-placed', 'booking-moved'];

/**
 * A notice in words, with the meeting that goes into the calendar or out of it.
 *
 * @source house short sentences, what has happened first
 */
export function letterOf(facts: LetterFacts): Letter {
  const letter = putTogether(greeting(facts), WORDS[facts.notice.kind](facts), facts.house);
  const calendar = calendarOf(facts);
  return { ...letter, ...(calendar && { calendar }) };
}

function greeting({ reader, delegate, isInHerStead }: LetterFacts): string {
  if (!isInHerStead || delegate === undefined) return `Dear ${reader.givenName},`;
  const name = `${delegate.givenName} ${delegate.familyName}`;
  return `Dear ${reader.givenName} ${reader.familyName},\n\nPlease pass this on to ${name}, who has no e-mail address of their own in Trellis.`;
}

const WORDS: Readonly<Record<DateNoticeKind, (facts: LetterFacts) => Words>> = {
  'booking-placed': (facts) => ({
    subject: `${partOf(facts.event, facts.notice.session)}You have a place: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `You have a place on “${facts.courseTitle}”.`,
      facts.booking?.approval.state === 'asked'
        ? `Your manager has been asked to agree${answerBy(facts)}. Your place is held until then.`
        : undefined,
      `${whenLines(facts)}\n${whereLine(facts)}`,
      priceParagraph(facts),
      cancelParagraph(facts),
    ],
  }),
  'booking-waiting': (facts) => ({
    subject: `On the waiting list: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `You are on the waiting list of “${facts.courseTitle}”. We write to you when a place is yours.`,
      `${whenLines(facts)}\n${whereLine(facts)}`,
      priceParagraph(facts),
      `Waiting costs nothing. To leave the list: ${facts.house.publicUrl}/my-bookings`,
    ],
  }),
  'booking-offered': (facts) => ({
    subject: `A place is kept for you: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `A place on “${facts.courseTitle}” is kept for you${offerEnd(facts)}. It is yours once you take it: ${facts.house.publicUrl}/my-bookings`,
      lateOffer(facts),
      `${whenLines(facts)}\n${whereLine(facts)}`,
      priceParagraph(facts),
    ],
  }),
  'booking-offer-lapsed': (facts) => ({
    subject: `The offer has ended: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `The place on “${facts.courseTitle}” that was kept for you was not taken in time and has gone to the next in line. Nothing is charged.`,
      `To look for another date: ${facts.house.publicUrl}/training`,
    ],
  }),
  'booking-cancelled': (facts) => ({
    subject: `${partOf(facts.event, facts.notice.session)}Cancelled: your booking of ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `${CANCELLED_BY[facts.booking?.cancelled?.by ?? 'coordinator']} “${facts.courseTitle}”.`,
      reason(facts.booking?.cancelled?.why),
      whenLines(facts),
      `What it costs, if anything, is in your bookings: ${facts.house.publicUrl}/my-bookings`,
    ],
  }),
  'booking-moved': (facts) => ({
    subject: `${partOf(facts.event, facts.notice.session)}New date: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `“${facts.courseTitle}” has been moved. Your place moves with it.`,
      `${movedFrom(facts)}${whenLines(facts)}\n${whereLine(facts)}`,
      reason(facts.event.movedFrom[0]?.why),
      facts.event.declineFreeUntilOn === undefined
        ? undefined
        : `If the new date does not suit you, you can give up your place without charge until ${spokenDay(facts.event.declineFreeUntilOn)}.`,
      priceParagraph(facts),
      cancelParagraph(facts),
    ],
  }),
  'booking-refused': (facts) => ({
    subject: `Not agreed: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `Your manager did not agree to your booking of “${facts.courseTitle}”, so it has ended. Nothing is charged.`,
      reason(facts.booking?.approval.why),
      whenLines(facts),
    ],
  }),
  'booking-reminder': (facts) => ({
    subject: `Reminder: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `You have a place on “${facts.courseTitle}”.`,
      `${whenLines(facts)}\n${whereLine(facts)}`,
      cancelParagraph(facts),
    ],
  }),
  'event-cancelled': (facts) => ({
    subject: `${partOf(facts.event, facts.notice.session)}Not taking place: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `“${facts.courseTitle}” does not take place. Nothing is charged for it.`,
      reason(facts.event.cancelledWhy),
      whenLines(facts),
      `To look for another date: ${facts.house.publicUrl}/training`,
    ],
  }),
  'approval-asked': asksForApproval,
  'approval-asked-of-deputy': asksForApproval,
  'version-withdrawn': (facts) => ({
    subject: `Other materials: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `A version of “${facts.courseTitle}” has been withdrawn, and its materials do not open any more.`,
      facts.isVersionWithdrawn === true
        ? 'There is no newer version yet that your date could be given in. The training coordinator knows of it.'
        : `Your date is given in version ${facts.event.courseVersion ?? ''} now. Please do not use slides or handouts that you kept.`,
      `${whenLines(facts)}\n${whereLine(facts)}`,
      `What you need is here: ${facts.house.publicUrl}/my-events/${facts.event.id}`,
    ],
  }),
  'register-reminder': (facts) => ({
    subject: `The register is open: ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `The register of “${facts.courseTitle}” has not been closed. Until it is, nobody’s record shows that they were there.`,
      `To take and close it: ${facts.house.publicUrl}/register/${facts.event.id}`,
    ],
  }),
  ...TRAINER_WORDS,
  ...EVALUATION_WORDS,
};

const CANCELLED_BY = {
  delegate: 'You have cancelled your booking of',
  manager: 'Your manager has cancelled your booking of',
  'agency-lead': 'The training lead of your agency has cancelled your booking of',
  coordinator: 'The training coordinator has cancelled your booking of',
  organiser: 'The organiser has cancelled your booking of',
  'not-approved': 'Nobody agreed in time to your booking of',
  'offer-lapsed': 'You did not take in time the place that was kept for you on',
  transferred: 'You have changed to another date and given up your place on this one of',
} as const;

function asksForApproval(facts: LetterFacts): Words {
  const name = facts.delegate ? `${facts.delegate.givenName} ${facts.delegate.familyName}` : 'Somebody of your team';
  const isDeputy = facts.notice.kind === 'approval-asked-of-deputy';
  return {
    subject: `Please answer: ${name} and ${facts.courseTitle}, ${firstDay(facts)}`,
    paragraphs: [
      `${name} would like to go to “${facts.courseTitle}”. ${isDeputy ? 'Their manager has not answered, so you are asked' : 'You are asked to agree'}${answerBy(facts)}.`,
      `${whenLines(facts)}\n${whereLine(facts)}`,
      priceParagraph(facts),
      `To answer: ${facts.house.publicUrl}/approvals`,
    ],
  };
}

function firstDay({ event, timeZone }: LetterFacts): string {
  return dayInWords(startOf(event.sessions), timeZone);
}

function answerBy({ booking }: LetterFacts): string {
  const on = booking?.approval.answerByOn;
  return on === undefined ? '' : ` by ${spokenDay(on)}`;
}

function offerEnd({ booking, timeZone }: LetterFacts): string {
  const at = booking?.offer?.expiresAt;
  return at === undefined ? '' : ` until ${dayInWords(at, timeZone)}, ${timeInWords(at, timeZone)}`;
}

/** @source Bath and North East Somerset, AMB-BN-14: a place taken late is charged only by who was told so */
function lateOffer({ booking, price }: LetterFacts): string | undefined {
  if (booking?.offer?.isLate !== true) return undefined;
  return `It is too late to cancel without charge: whoever takes this place and does not come is charged${price?.cancelledNowPence ? ` ${pounds(price.cancelledNowPence)}` : ''}. Take it only if you can come.`;
}

function reason(why: string | undefined): string | undefined {
  return why === undefined || why.trim() === '' ? undefined : `The reason given: ${why}`;
}

function movedFrom({ event, timeZone }: LetterFacts): string {
  const before = event.movedFrom[0];
  return before === undefined
    ? ''
    : `Before: ${dayInWords(before.startsAt, timeZone)}, ${timeInWords(before.startsAt, timeZone)}\n`;
}

/** The calendar entry of the session that a notice is about. */
function calendarOf(facts: LetterFacts): Letter['calendar'] {
  const { notice, event, booking, isInHerStead, reader } = facts;
  // What is passed on to her by somebody else belongs in her calendar, not in theirs.
  if (notice.session === undefined || booking === undefined || isInHerStead || reader.address === '') return undefined;
  const isInviting = INVITING.includes(notice.kind);
  // What somebody has still to agree to is no invitation yet.
  if (isInviting && !isConfirmed(booking)) return undefined;
  const isThere = event.sessions[notice.session] !== undefined;
  const method = isInviting && isThere ? 'REQUEST' : 'CANCEL';
  const sequence = 2 * notice.sequence + (method === 'CANCEL' ? 1 : 0);
  return { method, content: invitation(method, meetingOf(facts, booking, notice.session, sequence)) };
}
