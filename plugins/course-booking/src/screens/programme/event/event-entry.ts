import type { Event, Quota } from '@trellis/core/events';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import { noSession, sessionEntryOf, sessionsTyped, type SessionEntry } from './session-entry.ts';
import { wholeNumber } from '../entry-faults.ts';

/** Places kept for some kinds of agency, as they are typed. */
export interface QuotaEntry {
  /** Empty: not saved yet. */
  readonly id: string;
  readonly title: string;
  readonly agencyKinds: readonly string[];
  readonly places: string;
  readonly releaseDays: string;
}

/** An event as it is typed. Nothing in it is personal. */
export interface EventEntry {
  readonly courseId: string;
  readonly courseVersion: string;
  readonly mode: Event['mode'];
  readonly sessions: readonly SessionEntry[];
  readonly venueName: string;
  readonly venueAddress: string;
  readonly venueAccess: string;
  readonly joiningLink: string;
  readonly linkShownHours: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly quotas: readonly QuotaEntry[];
  readonly perAgency: string;
  readonly perAgencyDays: string;
  readonly minimumAgencies: string;
  readonly allotment: Event['places']['allotment'];
  readonly offerHours: string;
  readonly cutOffHours: string;
  readonly approval: Event['approval'];
  readonly opensOn: DateEntry;
  readonly closesOn: DateEntry;
  readonly threshold: string;
}

/** Places kept for nobody in particular yet. */
export const noQuota: QuotaEntry = { id: '', title: '', agencyKinds: [], places: '', releaseDays: '14' };

/** What stands in the form of a new date of a course, or of one that is there. */
export function eventEntryOf(event: Event | undefined, timeZone: string, courseId = ''): EventEntry {
  if (event === undefined) return { ...blank, courseId };
  const { places, venue } = event;
  return {
    courseId: event.courseId,
    courseVersion: event.courseVersion ?? '',
    mode: event.mode,
    sessions: event.sessions.map((session) => sessionEntryOf(session, timeZone)),
    venueName: venue?.name ?? '',
    venueAddress: venue?.address ?? '',
    venueAccess: venue?.access ?? '',
    joiningLink: event.joiningLink ?? '',
    linkShownHours: String(event.linkShownHours),
    minimum: String(places.minimum),
    maximum: String(places.maximum),
    quotas: places.quotas.map(quotaEntryOf),
    perAgency: places.perAgency === undefined ? '' : String(places.perAgency.places),
    perAgencyDays: String(places.perAgency?.untilDaysBefore ?? 14),
    minimumAgencies: places.minimumAgencies === undefined ? '' : String(places.minimumAgencies),
    allotment: places.allotment,
    offerHours: String(places.offerHours),
    cutOffHours: String(places.cutOffHours),
    approval: event.approval,
    opensOn: entryOf(event.bookingOpensOn ?? null),
    closesOn: entryOf(event.bookingClosesOn ?? null),
    threshold: String(event.attendanceThresholdPercent),
  };
}

function quotaEntryOf({ id, title, agencyKinds, places, releaseDaysBefore }: Quota): QuotaEntry {
  return { id, title, agencyKinds, places: String(places), releaseDays: String(releaseDaysBefore) };
}

const blank: EventEntry = {
  courseId: '',
  courseVersion: '',
  mode: 'classroom',
  sessions: [noSession],
  venueName: '',
  venueAddress: '',
  venueAccess: '',
  joiningLink: '',
  linkShownHours: '24',
  minimum: '8',
  maximum: '24',
  quotas: [],
  perAgency: '',
  perAgencyDays: '14',
  minimumAgencies: '3',
  allotment: 'first-come',
  offerHours: '48',
  cutOffHours: '24',
  approval: 'manager',
  opensOn: entryOf(null),
  closesOn: entryOf(null),
  threshold: '80',
};

/** An event as the service takes it, without its id and state. */
export type EventTyped = Omit<Event, 'id' | 'state' | 'courseId'> & { readonly courseId: string };

/** What was typed, as the service takes it, once nothing is wrong with it. */
export function eventTyped(entry: EventEntry, timeZone: string): EventTyped {
  const opens = dateOf(entry.opensOn);
  const closes = dateOf(entry.closesOn);
  const text = (typed: string): string | undefined => typed.trim() || undefined;
  const isRoom = entry.mode === 'classroom';
  return {
    courseId: entry.courseId,
    ...(entry.courseVersion === '' ? {} : { courseVersion: entry.courseVersion }),
    mode: entry.mode,
    sessions: sessionsTyped(entry.sessions, timeZone),
    ...(isRoom && text(entry.venueName) !== undefined
      ? {
          venue: {
            name: entry.venueName.trim(),
            ...(text(entry.venueAddress) === undefined ? {} : { address: entry.venueAddress.trim() }),
            ...(text(entry.venueAccess) === undefined ? {} : { access: entry.venueAccess.trim() }),
          },
        }
      : {}),
    ...(!isRoom && text(entry.joiningLink) !== undefined ? { joiningLink: entry.joiningLink.trim() } : {}),
    linkShownHours: Number(entry.linkShownHours),
    places: placesTyped(entry),
    approval: entry.approval,
    ...(opens === null ? {} : { bookingOpensOn: opens }),
    ...(closes === null ? {} : { bookingClosesOn: closes }),
    attendanceThresholdPercent: Number(entry.threshold),
  };
}

function placesTyped(entry: EventEntry): Event['places'] {
  const perAgency = wholeNumber(entry.perAgency, 1, 1000);
  const minimumAgencies = wholeNumber(entry.minimumAgencies, 1, 100);
  return {
    minimum: Number(entry.minimum),
    maximum: Number(entry.maximum),
    quotas: entry.quotas.map(({ id, title, agencyKinds, places, releaseDays }, at) => ({
      id: id === '' ? freeId(entry.quotas, at) : id,
      title: title.trim(),
      agencyKinds: agencyKinds as Quota['agencyKinds'],
      places: Number(places),
      releaseDaysBefore: Number(releaseDays),
    })),
    ...(perAgency === null ? {} : { perAgency: { places: perAgency, untilDaysBefore: Number(entry.perAgencyDays) } }),
    ...(minimumAgencies === null ? {} : { minimumAgencies }),
    allotment: entry.allotment,
    offerHours: Number(entry.offerHours),
    cutOffHours: Number(entry.cutOffHours),
  };
}

/** An id for a quota that has none yet, which no other of the event has. */
function freeId(quotas: readonly QuotaEntry[], at: number): string {
  const taken = new Set(quotas.map(({ id }) => id));
  let number = at + 1;
  while (taken.has(`quota-${number}`)) number += quotas.length;
  return `quota-${number}`;
}
