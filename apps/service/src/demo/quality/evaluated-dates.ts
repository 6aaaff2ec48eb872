import type { DateRules, AskedBy } from '../programme/programme.ts';
import { CIVIC_CENTRE, PAIR, PLACES } from '../programme/programme.ts';
import type { Weekday } from '../programme/programme-days.ts';

/** A date that is over, what of it was evaluated, and how. */
export interface EvaluatedDate {
  readonly courseRef: string;
  /** At least so many days before the day on which the demo is loaded; the weekday decides. */
  readonly daysAgo: number;
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
  readonly rules: DateRules;
  readonly trainers: readonly (readonly [agencyRef: string, staffNumber: string])[];
  readonly asked: AskedBy;
  /** People of the story who were there, by staff number, with their agencies. */
  readonly named: readonly (readonly [agencyRef: string, staffNumber: string])[];
  /** An objective, counted from nought, that this many people did not meet. */
  readonly unmet?: { readonly objective: number; readonly people: number };
}

const rules: DateRules = {
  mode: 'classroom',
  venue: CIVIC_CENTRE,
  approval: 'none',
  places: { ...PLACES, minimum: 8, maximum: 24 },
};

/**
 * Dates long enough ago that people have been asked again: one whose follow-up is over, one whose follow-up is open, and one where a course did not
 * do what it says.
 */
export const evaluatedDates: readonly EvaluatedDate[] = [
  {
    courseRef: 'SG-2',
    daysAgo: 155,
    weekday: 'Tuesday',
    from: '13:00',
    to: '16:00',
    rules: { ...rules, courseVersion: '2' },
    trainers: PAIR,
    asked: [
      ['RH', 5],
      ['AC', 4],
      ['POL', 2],
    ],
    // Frank and Gosia of Gareth's team.
    named: [
      ['HC', 'HC-1106'],
      ['HC', 'HC-1107'],
    ],
  },
  {
    courseRef: 'SG-2',
    daysAgo: 105,
    weekday: 'Wednesday',
    from: '09:30',
    to: '12:30',
    rules,
    trainers: [
      ['RH', 'RH-1002'],
      ['ICB', 'ICB-1002'],
    ],
    asked: [
      ['RH', 4],
      ['AC', 3],
      ['POL', 1],
    ],
    // Hugh and Ivy, whose manager is asked now.
    named: [
      ['HC', 'HC-1108'],
      ['HC', 'HC-1109'],
    ],
  },
  {
    courseRef: 'SG-3',
    daysAgo: 36,
    weekday: 'Thursday',
    from: '09:30',
    to: '16:30',
    rules,
    trainers: PAIR,
    asked: [
      ['RH', 4],
      ['AC', 4],
      ['POL', 3],
      ['SA', 2],
    ],
    named: [['HC', 'HC-1110']],
    // What one's own agency brings to a core group.
    unmet: { objective: 2, people: 5 },
  },
];
