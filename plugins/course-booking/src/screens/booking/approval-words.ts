import type { Approval } from '@trellis/core/bookings';
import { longDate } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';

/** By when a request is to be answered, and what happens then. */
export function answerByWords(
  { answerByOn, isDeputyAsked }: Pick<Approval, 'answerByOn' | 'isDeputyAsked'>,
  todayOn: string,
): string {
  if (answerByOn === undefined) return '';
  const then = isDeputyAsked ? 'the place goes on to others' : 'somebody else of the agency is asked';
  return answerByOn === todayOn ? `Answer today, else ${then}` : `Answer by ${longDate(answerByOn)}, else ${then}`;
}

/** What became of answers that were given together: how many were kept, and who was left out and why. */
export function resultWords(
  results: readonly { readonly name: string; readonly fault?: string | undefined }[],
  done: 'approved' | 'refused' | 'booked',
): { readonly done: string; readonly left: readonly string[] } {
  const kept = results.filter(({ fault }) => fault === undefined);
  const left = results.flatMap(({ name, fault }) => (fault === undefined ? [] : [`${name}: ${fault}`]));
  return {
    done:
      kept.length === 0
        ? ''
        : kept.length === 1
          ? `${kept[0]!.name} is ${done}.`
          : `${many(kept.length, 'person', 'people')} are ${done}.`,
    left,
  };
}

/** Minutes that somebody is away from work for an event: its sittings, without the way there. */
export function minutesAway(sessions: readonly { readonly startsAt: string; readonly endsAt: string }[]): number {
  return sessions.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    0,
  );
}
