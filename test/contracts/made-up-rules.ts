import { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import type { Ask, Book } from './day-by-day-facts.ts';
import { otherAsks, otherRequirements, readingsOfOtherKinds, type OtherKinds } from './made-up-amounts.ts';

const source = { document: 'house', note: 'made up for this test' };
const competencies = {
  one: [
    { id: 'T1-C1', units: [] },
    { id: 'T1-C2', units: ['T1-C2a', 'T1-C2b'] },
  ],
  two: [{ id: 'T2-C1', units: ['T2-C1a', 'T2-C1b'] }],
} satisfies Record<string, Ask['competencies']>;

/** What may be read in two ways in the made-up pack, beside the judge's own points. */
export const readingsOfPack = {
  'TEST-LEVELS': ['a', 'b'],
  'TEST-SEVERAL': ['a', 'b'],
  'TEST-FIRST': ['a', 'b', 'c'],
  'TEST-AGENCY': ['a', 'b'],
  'TEST-CLOCK': ['a', 'b'],
  'TEST-QUICK': ['a', 'b'],
  'TEST-ALIKE': ['a', 'b'],
  ...readingsOfOtherKinds,
};

/** The judge's own points. */
export const readingsOfJudge = {
  'HOUSE-LEAP-DAY': ['a', 'b'],
  'HOUSE-DUE-DAY': ['a', 'b'],
  'HOUSE-ANNIVERSARY': ['a', 'b'],
  'HOUSE-RULE-CHANGE': ['a', 'b'],
  'HOUSE-APPOINTMENT': ['a', 'b', 'c'],
  'HOUSE-INITIAL-PERIOD': ['a', 'b'],
  'HOUSE-HOURS-DOMAIN': ['a', 'b'],
};

/** What changes when the second version of the pack takes over. */
export interface Edition {
  readonly months: number;
  readonly quickMonths: number;
  readonly kindMonths: number;
  readonly hasMoreToShow: boolean;
  readonly others: OtherKinds;
}

/** The rules of an edition as somebody with a calendar would note them down. */
export function bookOf(
  edition: Edition,
  version: string,
  from: string | undefined,
  readings: Record<string, string>,
): Book {
  const is = (option: string, letter: string): boolean => readings[option] === letter;
  const first = is('TEST-FIRST', 'a') ? { months: 3 } : is('TEST-FIRST', 'b') ? { days: 0 } : ('before-role' as const);
  const shared = {
    months: edition.months,
    quicker: { months: edition.quickMonths, flags: ['named-lead'], groups: is('TEST-QUICK', 'b') ? ['G2'] : [] },
    first,
    agencyMay: is('TEST-AGENCY', 'a') ? ('either' as const) : ('shorter' as const),
    clock: is('TEST-CLOCK', 'a') ? ('activity' as const) : ('sign-off' as const),
  };
  return {
    ...(from === undefined ? {} : { from }),
    levels: ['T1', 'T2'],
    groups: { G1: 'T1', G2: 'T2', G9: null },
    includes: { T1: [], T2: is('TEST-LEVELS', 'a') ? ['T1'] : [] },
    several: is('TEST-SEVERAL', 'a') ? 'union' : 'highest',
    alike: is('TEST-ALIKE', 'a') ? [['T1-C1', 'T2-C1a']] : [],
    asks: [
      {
        ...shared,
        id: 'T1-list',
        alsoCalled: ['T1'],
        level: 'T1',
        competencies: edition.hasMoreToShow ? competencies.one : competencies.one.slice(0, 1),
      },
      { ...shared, id: 'T2', alsoCalled: [], level: 'T2', competencies: competencies.two },
      {
        id: 'KIND',
        alsoCalled: [],
        kinds: ['gp'],
        competencies: [],
        months: edition.kindMonths,
        first: { months: 1 },
        agencyMay: 'none',
        clock: 'activity',
      },
      {
        id: 'ONCE',
        alsoCalled: ['once-and-done'],
        kinds: ['police'],
        competencies: [],
        months: null,
        first,
        clock: 'activity',
        agencyMay: 'none',
      },
      ...otherAsks(edition.others, version, { first, clock: shared.clock }, readings),
    ],
  };
}

/** The same rules as a pack writes them: every choice hangs on its option. */
export function packOf(edition: Edition, version: string): Pack {
  const clock = { option: 'TEST-CLOCK', readings: { a: 'activity', b: 'sign-off' } } as const;
  const first = {
    option: 'TEST-FIRST',
    readings: {
      a: { kind: 'within', of: { months: 3 } },
      b: { kind: 'within', of: { days: 0 } },
      c: { kind: 'before-role' },
    },
  } as const;
  const rule = {
    kind: 'interval' as const,
    id: 'R-LONG',
    months: edition.months,
    shorter: [
      {
        id: 'R-QUICK',
        months: edition.quickMonths,
        flags: ['named-lead'],
        audiences: { option: 'TEST-QUICK', readings: { a: [], b: ['G2'] } },
      },
    ],
    first,
    noticeDays: 90,
    agencyInterval: { option: 'TEST-AGENCY', readings: { a: 'either' as const, b: 'shorter' as const } },
    source,
  };
  const words = { title: 'Made up', summary: 'Do what is made up.', source };
  const requirements: z.input<typeof Pack>['requirements'] = [
    {
      ...words,
      id: 'T1-list',
      appliesTo: { level: 'T1' },
      competencies: (edition.hasMoreToShow ? competencies.one : competencies.one.slice(0, 1)).map(({ id }) => id),
      aliases: ['T1'],
      clock,
      rule,
    },
    { ...words, id: 'T2', appliesTo: { level: 'T2' }, competencies: competencies.two.map(({ id }) => id), clock, rule },
    {
      ...words,
      id: 'KIND',
      appliesTo: { agencyKinds: ['gp'] },
      clock: 'activity',
      rule: {
        kind: 'interval',
        id: 'R-KIND',
        months: edition.kindMonths,
        first: { kind: 'within', of: { months: 1 } },
        noticeDays: 90,
        agencyInterval: 'none',
        source,
      },
    },
    {
      ...words,
      id: 'ONCE',
      appliesTo: { agencyKinds: ['police'] },
      aliases: ['once-and-done'],
      clock: 'activity',
      rule: { kind: 'once', id: 'R-ONCE', first, source },
    },
    ...otherRequirements(edition.others, version, { first, clock }),
  ];
  return Pack.parse({
    id: 'made-up',
    version,
    title: 'Made up',
    kind: 'test',
    validFrom: null,
    validTo: null,
    status: 'active',
    frameworks: [
      {
        id: 'made-up',
        title: 'Made up',
        levels: [
          { id: 'T1', number: 1, title: 'One', includes: [], source },
          {
            id: 'T2',
            number: 2,
            title: 'Two',
            includes: { option: 'TEST-LEVELS', readings: { a: ['T1'], b: [] } },
            source,
          },
        ],
        audiences: [
          { id: 'G1', title: 'One', level: 'T1', source },
          { id: 'G2', title: 'Two', level: 'T2', source },
          { id: 'G9', title: 'A row without a number', level: null, source },
        ],
        competencies: [
          ...competencies.one.map(({ id, units }) => ({
            id,
            level: 'T1',
            title: id,
            units: units.map((unit) => ({ id: unit, title: unit })),
            source,
          })),
          ...competencies.two.map(({ id, units }) => ({
            id,
            level: 'T2',
            title: id,
            units: units.map((unit) => ({ id: unit, title: unit })),
            source,
          })),
        ],
        severalRoles: { option: 'TEST-SEVERAL', readings: { a: 'union', b: 'highest' } },
        equivalent: { option: 'TEST-ALIKE', readings: { a: [['T1-C1', 'T2-C1a']], b: [] } },
        source,
      },
    ],
    requirements,
    options: Object.entries(readingsOfPack).map(([id, letters]) => ({
      id,
      point: id,
      readings: Object.fromEntries(letters.map((letter) => [letter, letter])),
      default: 'a',
      source,
    })),
    source,
  } satisfies z.input<typeof Pack>);
}
