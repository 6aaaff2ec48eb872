import type { CourseReview, ReviewCause } from '@trellis/core/quality';
import { capital } from '@trellis/ui/capital';
import { daysAway, longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** What came of a review, as it is chosen and read. */
export const OUTCOME_WORDS: Readonly<Record<NonNullable<CourseReview['outcome']>, string>> = {
  'no-change': 'Nothing needs to change',
  'content-changed': 'The content was changed',
  'delivery-changed': 'How it is given was changed',
  withdrawn: 'The course was withdrawn',
};

/** What each kind of reason to look at a course again is called. */
export const CAUSE_WORDS: Readonly<Record<ReviewCause['kind'], string>> = {
  theme: 'An objective was not met',
  observation: 'An observed session',
  'content-date': 'Its content is due to be looked at',
  lesson: 'A lesson of a case review',
  sample: 'Chosen by the sampling plan',
  asked: 'Asked for',
};

/** Why a course is looked at again, in the few words of a list. */
export function causeShort(cause: ReviewCause): string {
  return cause.kind === 'theme' ? `Not met: ${cause.title}` : CAUSE_WORDS[cause.kind];
}

/** What was counted for a cause, and the rule that spoke; undefined where nobody counted. */
export function causeNumbers(cause: ReviewCause): string | undefined {
  if (cause.kind !== 'theme') return undefined;
  const rule = cause.rule.endsWith('.') ? cause.rule : `${cause.rule}.`;
  return `${Math.floor(cause.sharePercent)}% of the ${cause.pairs} people who rated it both before and after. ${capital(rule)}`;
}

/** A sentence of the service with its calendar dates as people write them. */
export function datesWritten(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (on) => longDate(on));
}

/** How a review stands on a day. */
export function reviewStands(
  { state, dueOn, outcome }: Pick<CourseReview, 'state' | 'dueOn' | 'outcome'>,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  if (state === 'closed')
    return { sign: 'current', words: outcome === undefined ? 'Closed' : `Closed: ${OUTCOME_WORDS[outcome]}` };
  return dueOn < todayOn
    ? { sign: 'overdue', words: `Past its day since ${longDate(dueOn)}` }
    : { sign: 'due-soon', words: `Open, by ${longDate(dueOn)}, ${daysAway(dueOn, todayOn)}` };
}
