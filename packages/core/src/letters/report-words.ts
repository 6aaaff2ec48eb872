import type { CalendarDate } from '../calendar.ts';
import type { Letter, ReportNoticeKind } from '../notices/schema.ts';
import { plainDay } from '../wording.ts';
import type { LetterHouse, Words } from './letter-facts.ts';
import { putTogether } from './put-together.ts';

/** What a letter about a report says. Why it was sent back, by whom, and what was answered, stands behind its address only. */
export interface ReportFacts {
  readonly kind: ReportNoticeKind;
  readonly house: LetterHouse;
  readonly givenName: string;
  readonly report: { readonly id: string; readonly title: string; readonly asAt: CalendarDate };
}

/**
 * A letter about a report that is not signed.
 *
 * @source house short sentences; what has happened first, then where it stands
 */
export function reportLetter(facts: ReportFacts): Letter {
  return putTogether(`Dear ${facts.givenName},`, WORDS[facts.kind](facts), facts.house);
}

const WORDS: Readonly<Record<ReportNoticeKind, (facts: ReportFacts) => Words>> = {
  'report-sent-back': (facts) => ({
    subject: `Sent back: ${reportOf(facts)}`,
    paragraphs: [
      `The draft of “${facts.report.title}”, as at ${plainDay(facts.report.asAt)}, was sent back instead of signed.`,
      `Why it came back: ${addressOf(facts)}`,
      'It cannot be signed until it is changed there, or put forward again with an answer.',
    ],
  }),
  'report-put-forward': (facts) => ({
    subject: `Ready to be read again: ${reportOf(facts)}`,
    paragraphs: [
      `You sent back the draft of “${facts.report.title}”, as at ${plainDay(facts.report.asAt)}. Something came of it, and the draft can be read and signed again.`,
      `To read it: ${addressOf(facts)}`,
    ],
  }),
};

function reportOf({ report }: ReportFacts): string {
  return `${report.title}, as at ${plainDay(report.asAt)}`;
}

function addressOf({ house, report }: ReportFacts): string {
  return `${house.publicUrl}/reports/${report.id}`;
}
