import type { DateToLead } from './match.ts';

type Dated = Pick<DateToLead, 'sessions' | 'days'>;

/** Whether two dates have sessions at the same time. */
export function clash(one: Pick<Dated, 'sessions'>, other: Pick<Dated, 'sessions'>): boolean {
  return one.sessions.some((session) =>
    other.sessions.some(
      ({ startsAt, endsAt }) =>
        Date.parse(session.startsAt) < Date.parse(endsAt) && Date.parse(startsAt) < Date.parse(session.endsAt),
    ),
  );
}

/**
 * Dates that share a day, directly or through others, put together: who leads one of them matters only within its group. By their first session.
 */
export function dateGroups<Each extends Dated>(dates: readonly Each[]): readonly (readonly Each[])[] {
  const groupOf = new Map<string, Each[]>();
  for (const date of dates.toSorted((one, other) => startOf(one) - startOf(other))) {
    const touched = [...new Set(date.days.flatMap((day) => groupOf.get(day) ?? []))];
    const group = [...touched, date];
    for (const each of group) for (const day of each.days) groupOf.set(day, group);
  }
  return [...new Set(groupOf.values())].toSorted((one, other) => startOf(one[0]!) - startOf(other[0]!));
}

function startOf({ sessions }: Dated): number {
  return Date.parse(sessions[0]?.startsAt ?? '');
}
