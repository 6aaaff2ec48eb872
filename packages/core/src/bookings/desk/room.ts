import type { Instant } from '../../calendar.ts';
import type { Event, Quota } from '../../events/schema.ts';
import type { AgencyId } from '../../ids.ts';
import type { AgencyKind } from '../../people/schema.ts';
import { daysBeforeAt, isBefore } from '../moments.ts';

/** What decides whether there is a place for somebody: the agency for which she comes. */
export interface Comer {
  readonly agencyId: AgencyId;
  readonly agencyKind: AgencyKind;
}

/** Which places are left at a moment, and for whom. */
export interface Room {
  readonly taken: number;
  /** Whether there is a place for somebody; `agency-limit`: there would be, but her agency has as many as it may. */
  readonly answer: (comer: Comer) => 'fits' | 'full' | 'agency-limit';
  /** Takes up a place. */
  readonly take: (comer: Comer) => void;
}

/**
 * The places of an event as they are taken. Nobody sits on a certain place: people are counted by quota, the places of a quota that its kinds of
 * agency do not use up are kept free until it is released, and whoever goes beyond her quota takes one of those that are for everybody.
 *
 * @param taken - everybody who has a place, or to whom one is offered
 * @source house quotas per agency kind with release dates
 * @source house a limit of places per agency holds for places kept and open alike
 */
export function roomOf(
  { places, sessions }: Pick<Event, 'places' | 'sessions'>,
  taken: readonly Comer[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Room {
  const kept = places.quotas.filter(({ releaseDaysBefore }) =>
    isBefore(now, daysBeforeAt(sessions, releaseDaysBefore, timeZone)),
  );
  const quotaOf = (comer: Comer): Quota | undefined =>
    kept.find(({ agencyKinds }) => agencyKinds.includes(comer.agencyKind));
  const { perAgency } = places;
  const limit =
    perAgency !== undefined && isBefore(now, daysBeforeAt(sessions, perAgency.untilDaysBefore, timeZone))
      ? perAgency.places
      : Infinity;

  const ofQuota = new Map<Quota | undefined, number>();
  const ofAgency = new Map<AgencyId, number>();
  const open = places.maximum - kept.reduce((sum, quota) => sum + quota.places, 0);
  let total = 0;
  const counted = (quota: Quota | undefined) => ofQuota.get(quota) ?? 0;
  const openTaken = () =>
    kept.reduce((sum, quota) => sum + Math.max(0, counted(quota) - quota.places), counted(undefined));

  const take = (comer: Comer): void => {
    const quota = quotaOf(comer);
    ofQuota.set(quota, counted(quota) + 1);
    ofAgency.set(comer.agencyId, (ofAgency.get(comer.agencyId) ?? 0) + 1);
    total += 1;
  };
  for (const comer of taken) take(comer);
  return {
    get taken() {
      return total;
    },
    answer(comer) {
      const quota = quotaOf(comer);
      const isKept = quota !== undefined && counted(quota) < quota.places;
      if (total >= places.maximum || (!isKept && openTaken() >= open)) return 'full';
      return (ofAgency.get(comer.agencyId) ?? 0) < limit ? 'fits' : 'agency-limit';
    },
    take,
  };
}
