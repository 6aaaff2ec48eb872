import type { Requirement } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Keeping children safe in education';

/** Schools and colleges, which the guidance is for. @source Keeping children safe in education (read in secondary sources) */
const SCHOOL_KINDS = ['school-maintained', 'school-academy', 'school-independent', 'college'];

/** Designated safeguarding leads and their deputies. @source house flags of posts, as London has them */
const LEADS = ['dsl', 'designated-lead'];

const inEdition = (edition: string, note: string) => ({ document, edition, note });

/**
 * What one edition asks of everybody in a school or college, of its designated leads, and of governors.
 *
 * @param edition - the year of the edition
 * @param from - the day from which it is in force
 * @source Keeping children safe in education 2025, as told by secondary sources; periods that they do not state: house
 */
export function schoolRequirements(edition: string, from: string): z.input<typeof Requirement>[] {
  const read = inEdition(edition, 'read in secondary sources');
  const partlyRead = inEdition(edition, 'partly read in secondary sources; wording of 2018 to 2019');
  const everybody = { agencyKinds: SCHOOL_KINDS };
  const leads = { agencyKinds: SCHOOL_KINDS, flags: LEADS };
  const atInduction = {
    option: 'HOUSE-KCSIE-INDUCTION',
    readings: { a: { kind: 'within' as const, of: { days: 30 } }, b: { kind: 'before-role' as const } },
  };
  const eachYear = { option: 'HOUSE-KCSIE-YEAR', readings: { a: { yearFrom: '09-01' }, b: { months: 12 } } };
  return [
    {
      id: 'KCSIE-INDUCTION',
      title: 'Safeguarding training at induction',
      summary: 'Do safeguarding and child protection training when you join.',
      appliesTo: everybody,
      clock: 'activity',
      rule: { kind: 'once', id: 'KCSIE-R1', first: atInduction, source: read },
      source: read,
    },
    {
      id: 'KCSIE-UPDATE',
      title: 'Safeguarding update each year',
      summary: 'Take part in a safeguarding update at least once a year.',
      appliesTo: everybody,
      clock: 'activity',
      rule: {
        kind: 'count',
        id: 'KCSIE-R2',
        times: 1,
        per: eachYear,
        first: { kind: 'within', of: { months: 12 } },
        noticeDays: 60,
        source: read,
      },
      source: read,
    },
    {
      id: 'KCSIE-PART-ONE',
      title: 'Reading Part one',
      summary: 'Read Part one of this year’s guidance and say that you have.',
      appliesTo: everybody,
      clock: 'activity',
      rule: {
        kind: 'declaration',
        id: 'KCSIE-R3',
        edition: `KCSIE-PART-ONE-${edition}`,
        editionTitle: `Part one of Keeping children safe in education ${edition}`,
        editionOn: from,
        within: { days: 30 },
        first: atInduction,
        noticeDays: 30,
        source: partlyRead,
      },
      source: partlyRead,
    },
    {
      id: 'KCSIE-DSL',
      title: 'Training of the designated safeguarding lead',
      summary: 'Do designated lead training before the role, and again every two years.',
      appliesTo: leads,
      clock: 'activity',
      rule: {
        kind: 'interval',
        id: 'KCSIE-R4',
        months: 24,
        first: { kind: 'before-role' },
        noticeDays: 90,
        agencyInterval: 'shorter',
        source: partlyRead,
      },
      source: partlyRead,
    },
    {
      id: 'KCSIE-DSL-REFRESH',
      title: 'Refreshing knowledge as designated lead',
      summary: 'Refresh what you know as designated lead at least once a year.',
      appliesTo: leads,
      clock: 'activity',
      rule: {
        kind: 'count',
        id: 'KCSIE-R5',
        times: 1,
        per: eachYear,
        first: { kind: 'within', of: { months: 12 } },
        noticeDays: 60,
        source: partlyRead,
      },
      source: partlyRead,
    },
    {
      id: 'KCSIE-GOVERNORS',
      title: 'Safeguarding training for governors and trustees',
      summary: 'Do safeguarding training when you join the governing body.',
      appliesTo: { agencyKinds: SCHOOL_KINDS, flags: ['governor'] },
      clock: 'activity',
      rule: { kind: 'once', id: 'KCSIE-R6', first: atInduction, source: read },
      source: read,
    },
  ];
}
