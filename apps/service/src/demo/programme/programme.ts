import type { EventInput, PlaceRules } from '@trellis/core/events';
import type { Weekday } from './programme-days.ts';

/** How many posts of an agency have asked for a place, in the order in which they asked. */
export type AskedBy = readonly (readonly [agencyRef: string, count: number])[];

/** What a date of the demo says of itself beside its course and its times. */
export type DateRules = Pick<EventInput, 'mode' | 'places'> &
  Partial<Pick<EventInput, 'venue' | 'joiningLink' | 'approval' | 'courseVersion'>>;

/** One date of the demo's programme: so many days from the day on which the demo is loaded. */
export interface DemoDate {
  readonly courseRef: string;
  readonly inDays: number;
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
  readonly rules: DateRules;
  /** Staff numbers of who leads it, with their agencies. */
  readonly trainers: readonly (readonly [agencyRef: string, staffNumber: string])[];
  readonly asked: AskedBy;
  /** Whoever asked for herself, so that her manager has a request to answer. */
  readonly ownRequests?: readonly (readonly [agencyRef: string, staffNumber: string])[];
  /** Whether it is still being written. */
  readonly isDraft?: boolean;
}

/** Where the demo's partnership trains. */
export const CIVIC_CENTRE = {
  name: 'Avonmere Civic Centre, Riverside Room',
  address: 'Quay Street, Avonmere',
  access: 'Step-free from Quay Street, hearing loop, two blue-badge bays',
};

/** Marcia and Dev, who are of two agencies. */
export const PAIR = [
  ['RH', 'RH-1002'],
  ['POL', 'POL-1002'],
] as const;

/** Rules of places that hold unless a date says otherwise. */
export const PLACES: Omit<PlaceRules, 'minimum' | 'maximum'> = {
  quotas: [],
  allotment: 'first-come',
  offerHours: 48,
  cutOffHours: 24,
};

/** The months to come. Loaded on 21 November 2026 they are the dates of the story: 18 January and 9 February 2027. */
export const demoDates: readonly DemoDate[] = [
  {
    courseRef: 'SG-3',
    inDays: 55,
    weekday: 'Monday',
    from: '09:30',
    to: '16:30',
    rules: {
      mode: 'classroom',
      venue: CIVIC_CENTRE,
      places: {
        ...PLACES,
        minimum: 10,
        maximum: 24,
        perAgency: { places: 4, untilDaysBefore: 14 },
        minimumAgencies: 3,
        allotment: 'coordinator',
      },
    },
    trainers: PAIR,
    // More than there are places for, and too many of one agency.
    asked: [
      ['RH', 6],
      ['AC', 5],
      ['POL', 4],
      ['SA', 3],
      ['WT', 3],
      ['OI', 3],
      ['HC', 3],
      ['ICB', 2],
      ['PL', 2],
    ],
  },
  {
    courseRef: 'SG-EY',
    inDays: 76,
    weekday: 'Tuesday',
    from: '09:30',
    to: '12:45',
    rules: {
      mode: 'virtual',
      joiningLink: 'https://meet.avonmere.example/early-years',
      places: { ...PLACES, minimum: 8, maximum: 24 },
    },
    trainers: PAIR,
    asked: [
      ['RH', 5],
      ['AC', 4],
      ['SA', 3],
      ['POL', 2],
      ['WT', 2],
      ['BS', 1],
    ],
  },
  {
    courseRef: 'SG-2R',
    inDays: 10,
    weekday: 'Thursday',
    from: '10:00',
    to: '12:00',
    rules: {
      mode: 'virtual',
      joiningLink: 'https://meet.avonmere.example/refresher',
      places: { ...PLACES, minimum: 5, maximum: 30 },
    },
    trainers: [['RH', 'RH-1002']],
    asked: [['AC', 3]],
  },
  {
    courseRef: 'SG-2',
    inDays: 34,
    weekday: 'Wednesday',
    from: '13:00',
    to: '16:00',
    rules: {
      mode: 'classroom',
      venue: CIVIC_CENTRE,
      places: {
        ...PLACES,
        minimum: 8,
        maximum: 16,
        quotas: [{ id: 'police', title: 'Police', agencyKinds: ['police'], places: 4, releaseDaysBefore: 14 }],
        minimumAgencies: 3,
      },
    },
    trainers: [],
    asked: [
      ['HC', 2],
      ['POL', 1],
    ],
    // Ana of Gareth's team, who has no basics on record.
    ownRequests: [['HC', 'HC-1101']],
  },
  {
    courseRef: 'ICP',
    inDays: 41,
    weekday: 'Tuesday',
    from: '09:30',
    to: '16:30',
    rules: { mode: 'classroom', venue: CIVIC_CENTRE, places: { ...PLACES, minimum: 8, maximum: 20 } },
    trainers: PAIR,
    asked: [],
  },
  {
    courseRef: 'SG-5',
    inDays: 90,
    weekday: 'Thursday',
    from: '13:30',
    to: '16:30',
    rules: { mode: 'classroom', venue: CIVIC_CENTRE, places: { ...PLACES, minimum: 6, maximum: 12 } },
    trainers: [],
    asked: [],
    isDraft: true,
  },
];
