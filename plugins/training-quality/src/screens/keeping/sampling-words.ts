import type { SamplingPlan } from '@trellis/core/quality';
import { longDate, longTime } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';

/** How a session came into a sample. */
export const BECAUSE_WORDS: Readonly<Record<SamplingPlan['chosen'][number]['because'], string>> = {
  'named-course': 'Its course was to be among them',
  'by-lot': 'By lot',
};

/** What a plan looks at: "1 January 2027 to 31 March 2027". */
export function periodWords({ from, to }: Pick<SamplingPlan, 'from' | 'to'>): string {
  return `${longDate(from)} to ${longDate(to)}`;
}

/** How many were drawn, how and when. */
export function drawnWords(
  { events, drawnAt, chosen }: Pick<SamplingPlan, 'events' | 'drawnAt' | 'chosen'>,
  timeZone: string,
): string {
  if (drawnAt === undefined)
    return `${many(events, 'session')} of the period ${events === 1 ? 'is' : 'are'} to be looked at in depth. Nothing is drawn yet.`;
  const named = chosen.filter(({ because }) => because === 'named-course').length;
  const byLot = chosen.length - named;
  const how = [
    ...(named === 0 ? [] : [`${named} because the course was named`]),
    ...(byLot === 0 ? [] : [`${byLot} by lot`]),
  ].join(', ');
  return `${many(chosen.length, 'session')} chosen${how === '' ? '' : `: ${how}`}. Drawn ${longTime(drawnAt, timeZone)}.`;
}
