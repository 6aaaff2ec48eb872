import { capital } from '@trellis/ui/capital';
import { longDate } from '@trellis/ui/long-date';
import { listed, many } from '@trellis/ui/plural-words';
import type { YearShown } from '../answers.ts';

/** A year in one sentence: how much was looked at, and what is left open. */
export function yearTitle({ events, reviews, actions }: Pick<YearShown, 'events' | 'reviews' | 'actions'>): string {
  const looked =
    events.held === 0
      ? 'No session was held.'
      : events.observed === 0
        ? `None of ${many(events.held, 'session')} was observed.`
        : `${many(events.observed, 'session')} of ${events.held} ${events.observed === 1 ? 'was' : 'were'} observed.`;
  const open = [
    ...(reviews.open === 0 ? [] : [`${many(reviews.open, 'course review')} ${reviews.open === 1 ? 'is' : 'are'} open`]),
    ...(actions.overdue === 0
      ? []
      : [`${many(actions.overdue, 'action')} ${actions.overdue === 1 ? 'is past its day' : 'are past their day'}`]),
  ];
  return open.length === 0 ? looked : `${looked} ${capital(listed(open))}.`;
}

/** The period, and up to when it is counted. */
export function yearPeriod({ from, to, countedTo }: Pick<YearShown, 'from' | 'to' | 'countedTo'>): {
  readonly period: string;
  readonly counted: string;
} {
  return {
    period: `${longDate(from)} to ${longDate(to)}`,
    counted: countedTo < to ? `Counted up to ${longDate(countedTo)}. The year is not over.` : 'The whole year.',
  };
}

/** How far courses were held against the standards of design. */
export function designWords({ versions, complete, met }: YearShown['design']): string {
  if (versions === 0) return 'No course version was in use.';
  if (complete === 0)
    return `None of ${many(versions, 'course version')} in use was held against every standard of design.`;
  return `${complete} of ${many(versions, 'course version')} in use ${complete === 1 ? 'was' : 'were'} held against every standard of design. ${met === complete ? (met === 1 ? 'It meets' : 'All of them meet') : `${met} of them ${met === 1 ? 'meets' : 'meet'}`} every one.`;
}
