import type { Option, Source } from '../../frameworks/schema.ts';

const source: Source = { document: 'house', note: 'no source document settles this point' };

/**
 * Points of judging that no source settles, with our readings. They hold for every pack; a partnership may choose others.
 *
 * @source house
 */
export const JUDGING_OPTIONS: readonly Option[] = [
  {
    id: 'HOUSE-LEAP-DAY',
    point: 'When is something due that was done on a day which its due month does not have?',
    readings: { a: 'on the last day of that month, the earlier and safe day', b: 'on the first day of the next month' },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-DUE-DAY',
    point: 'Does the due day itself still count?',
    readings: { a: 'yes: overdue from the day after', b: 'no: due means done before that day' },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-ANNIVERSARY',
    point: 'From which day does the next interval run when somebody refreshes early?',
    readings: {
      a: 'from the day of the refresher',
      b: 'from the old due date, when refreshed within the three months before it',
    },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-RULE-CHANGE',
    point: 'Which interval holds for learning done before the rule changed?',
    readings: {
      a: 'the new one, but nothing is due before the day of the change',
      b: 'the interval of the day it was done',
    },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-APPOINTMENT',
    point: 'Which interval holds for learning done before somebody took up the post that asks for it?',
    readings: {
      a: 'that of the post, but nothing is due before its first day',
      b: 'the earlier interval until that learning runs out',
      c: 'where the post shortens the interval, it runs from the first day in the post',
    },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-RECALL',
    point: 'What becomes of learning when the version of its course is recalled as unsafe?',
    readings: {
      a: 'it is due again on the day of the recall, unless earlier learning lasts longer',
      b: 'it stands until it is due anyway',
    },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-INITIAL-PERIOD',
    point: 'From which day does an initial period run in which more hours are asked for?',
    readings: {
      a: 'from the first day on which they are asked for',
      b: 'from the first hours learnt since then',
    },
    default: 'a',
    source,
  },
  {
    id: 'HOUSE-HOURS-DOMAIN',
    point: 'Do hours that do not say whether they are about children or adults count where only one of these does?',
    readings: {
      a: 'yes, since they were mapped to the requirement by name',
      b: 'no: what is not said does not count',
    },
    default: 'a',
    source,
  },
];
