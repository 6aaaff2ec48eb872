import type { FieldError } from '@trellis/ui/error-summary';
import { dateOf } from '@trellis/ui/date-field';
import { dateFaults, numberFaults, wholeNumber } from '../entry-faults.ts';
import type { EventEntry, QuotaEntry } from './event-entry.ts';
import { sessionFaults, sessionField } from './session-entry.ts';

/** The id of a field of one quota, by its place in the list. */
export const quotaField = (part: 'title' | 'kinds' | 'places' | 'release', at: number): string => `quota-${at}-${part}`;

/** What is wrong with an event as it is typed, before it is sent. What only publishing asks for is not a fault of a draft. */
export function eventFaults(entry: EventEntry, timeZone: string): readonly FieldError[] {
  return [
    ...(entry.courseId === '' ? [{ fieldId: 'event-course', text: 'Choose the course' }] : []),
    ...sessionFaults(entry.sessions, timeZone),
    ...linkFaults(entry),
    ...placesFaults(entry),
    ...bookingFaults(entry),
  ];
}

function linkFaults({ mode, joiningLink, linkShownHours }: EventEntry): readonly FieldError[] {
  if (mode === 'classroom') return [];
  return [
    ...(joiningLink.trim() !== '' && !/^https:\/\/\S+\.\S+$/.test(joiningLink.trim())
      ? [{ fieldId: 'event-link', text: 'Enter the whole joining link, which begins with https://' }]
      : []),
    ...numberFaults('event-link-hours', linkShownHours, { what: 'Hours before', least: 0, most: 720 }),
  ];
}

function placesFaults(entry: EventEntry): readonly FieldError[] {
  const [least, most] = [wholeNumber(entry.minimum, 0, 1000), wholeNumber(entry.maximum, 1, 1000)];
  const kept = entry.quotas.map(({ places }) => wholeNumber(places, 1, 1000) ?? 0).reduce((sum, each) => sum + each, 0);
  return [
    ...numberFaults('event-minimum', entry.minimum, { what: 'Fewest people', least: 0, most: 1000 }),
    ...numberFaults('event-maximum', entry.maximum, { what: 'Places', least: 1, most: 1000 }),
    ...(least !== null && most !== null && least > most
      ? [{ fieldId: 'event-minimum', text: 'The fewest people cannot be more than the places' }]
      : []),
    ...numberFaults('event-per-agency', entry.perAgency, {
      what: 'Most of one agency',
      least: 1,
      most: 1000,
      optional: true,
    }),
    ...numberFaults('event-per-agency-days', entry.perAgencyDays, {
      what: 'Days before',
      least: 0,
      most: 365,
      optional: entry.perAgency.trim() === '',
    }),
    ...numberFaults('event-agencies', entry.minimumAgencies, {
      what: 'Fewest agencies',
      least: 1,
      most: 100,
      optional: true,
    }),
    ...numberFaults('event-offer-hours', entry.offerHours, { what: 'Hours to answer', least: 1, most: 720 }),
    ...numberFaults('event-cut-off', entry.cutOffHours, { what: 'Hours before', least: 0, most: 720 }),
    ...entry.quotas.flatMap(quotaFaults),
    ...sharedKinds(entry.quotas),
    ...(most !== null && kept > most
      ? [
          {
            fieldId: quotaField('places', entry.quotas.length - 1),
            text: `The kept places add up to ${kept}, and there are ${most}. Keep fewer, or raise the places`,
          },
        ]
      : []),
  ];
}

function quotaFaults({ title, agencyKinds, places, releaseDays }: QuotaEntry, at: number): readonly FieldError[] {
  return [
    ...(title.trim() === ''
      ? [{ fieldId: quotaField('title', at), text: 'Give the kept places a name, such as “Schools”' }]
      : []),
    ...(agencyKinds.length === 0
      ? [{ fieldId: quotaField('kinds', at), text: 'Say which kinds of agency they are kept for' }]
      : []),
    ...numberFaults(quotaField('places', at), places, { what: 'Kept places', least: 1, most: 1000 }),
    ...numberFaults(quotaField('release', at), releaseDays, { what: 'Days before', least: 0, most: 365 }),
  ];
}

function sharedKinds(quotas: readonly QuotaEntry[]): readonly FieldError[] {
  return quotas.flatMap(({ agencyKinds }, at) =>
    agencyKinds.some((kind) => quotas.slice(0, at).some((other) => other.agencyKinds.includes(kind)))
      ? [{ fieldId: quotaField('kinds', at), text: 'A kind of agency can have kept places only once' }]
      : [],
  );
}

function bookingFaults({ opensOn, closesOn, mode, threshold }: EventEntry): readonly FieldError[] {
  const [opens, closes] = [dateOf(opensOn), dateOf(closesOn)];
  return [
    ...dateFaults('event-opens', opensOn),
    ...dateFaults('event-closes', closesOn),
    ...(opens !== null && closes !== null && closes < opens
      ? [{ fieldId: 'event-closes', text: 'The last day to book is before the first' }]
      : []),
    ...(mode === 'virtual'
      ? numberFaults('event-threshold', threshold, { what: 'Share of the time', least: 1, most: 100 })
      : []),
  ];
}

/** The fields of the form by the names that the API has for them. */
const FIELDS: Readonly<Record<string, string>> = {
  courseId: 'event-course',
  courseVersion: 'event-version',
  sessions: sessionField('on', 0),
  venue: 'event-venue',
  'venue.name': 'event-venue',
  joiningLink: 'event-link',
  linkShownHours: 'event-link-hours',
  'places.minimum': 'event-minimum',
  'places.maximum': 'event-maximum',
  'places.perAgency': 'event-per-agency',
  'places.minimumAgencies': 'event-agencies',
  'places.offerHours': 'event-offer-hours',
  'places.cutOffHours': 'event-cut-off',
  'places.quotas': quotaField('places', 0),
  bookingOpensOn: 'event-opens',
  bookingClosesOn: 'event-closes',
  attendanceThresholdPercent: 'event-threshold',
};

/** The field of the form for a path of the API, such as `sessions.1.endsAt`. */
export function eventFieldOf(path: string): string | undefined {
  const session = /^sessions\.(\d+)/.exec(path);
  if (session) return sessionField(path.endsWith('endsAt') ? 'until' : 'on', Number(session[1]));
  const quota = /^places\.quotas\.(\d+)(?:\.(\w+))?/.exec(path);
  if (quota) {
    const part = { title: 'title', agencyKinds: 'kinds', releaseDaysBefore: 'release' } as const;
    return quotaField(part[quota[2] as keyof typeof part] ?? 'places', Number(quota[1]));
  }
  return FIELDS[path] ?? FIELDS[path.split('.').slice(0, 2).join('.')] ?? FIELDS[path.split('.')[0] ?? ''];
}
