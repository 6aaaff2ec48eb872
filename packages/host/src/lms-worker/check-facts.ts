import type { Platform } from '@trellis/core/access';
import type { Connection, LmsContext } from '@trellis/core/lms';
import type { Registration } from '@trellis/lti-1p3';
import { registrationOfPartnership } from '@trellis/store';
import type { Bound } from '../installation.ts';

/** What we know of an LMS before it is asked anything. */
export interface CheckFacts {
  readonly registration: Registration | undefined;
  readonly platform: Platform | undefined;
  /** The plugin that made the registration, where there is one. */
  readonly connection: Connection | undefined;
  /** A course whose roster may be asked for: never the front page, whose roster is everybody. */
  readonly rosterOf: LmsContext | undefined;
  /** A course whose gradebook may be asked for. */
  readonly gradesOf: LmsContext | undefined;
  /** Of the partnership, for days and times in words. */
  readonly timeZone: string;
}

/** How many of the courses last opened are looked through. */
const COURSES = 50;

/** Reads them, in a transaction that ends before the LMS is asked. */
export async function checkFacts({ store, tx, timeZone }: Bound, registrationId: string): Promise<CheckFacts> {
  const { rows } = await store.lms.contexts(registrationId, { limit: COURSES });
  const courses = rows.filter(({ isSiteWide }) => !isSiteWide);
  return {
    registration: await registrationOfPartnership(tx, registrationId),
    platform: (await store.access.platforms()).find(({ id }) => id === registrationId),
    connection: (await store.lms.connections()).find(
      (each) => each.registrationId === registrationId && each.state === 'connected',
    ),
    rosterOf: courses.find(({ membershipsUrl }) => membershipsUrl !== undefined),
    timeZone,
    gradesOf: courses.find(({ lineItemsUrl }) => lineItemsUrl !== undefined),
  };
}
