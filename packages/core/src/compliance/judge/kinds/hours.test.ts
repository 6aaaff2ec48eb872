import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../calendar.ts';
import { progressOn } from '../progress.ts';
import { oneRule, spansOf, told, type OneRule } from './one-rule.fixture.ts';

const window = { kind: 'hours', hours: 12, windowMonths: 36, participatoryShare: 0.5 };
const initial = { id: 'FIRST', withinMonths: 12, hours: 16 };
/** What is shown of somebody who never learnt anything: a year to begin with. */
const never = ['2022-10-03 upcoming, due 2024-01-01', '2024-01-02 overdue, due 2024-01-01'];

describe('hours in a window', () => {
  const evidence = [
    { on: '2023-03-10', hours: 4, participatoryHours: 4 },
    { on: '2024-05-01', hours: 4, participatoryHours: 2 },
    { on: '2025-01-15', hours: 4 },
  ];
  test('are enough from the day of the last until the day the first leaves, half of them together', () => {
    expect(told({ rule: window, evidence })).toEqual([
      ...never,
      '2025-01-15 current, due 2026-03-10',
      '2025-12-10 due-soon, due 2026-03-10',
      '2026-03-11 overdue, due 2026-03-10',
    ]);
  });

  test('are enough again when as much comes in as has left', () => {
    const more = [...evidence, { on: '2026-04-01', hours: 4, participatoryHours: 4 }];
    expect(told({ rule: window, evidence: more }).slice(-3)).toEqual([
      '2026-04-01 current, due 2027-05-01',
      '2027-01-31 due-soon, due 2027-05-01',
      '2027-05-02 overdue, due 2027-05-01',
    ]);
  });

  test.each<[string, Partial<OneRule> & Pick<OneRule, 'evidence'>, readonly string[]]>([
    ['hours learnt alone fill no more than their own part', { evidence: [{ on: '2023-03-10', hours: 40 }] }, never],
    [
      'attendance holds no hours',
      { evidence: [{ on: '2023-03-10', kind: 'attendance', hours: 12, participatoryHours: 12 }] },
      never,
    ],
    ['a completion without hours adds none', { evidence: [{ on: '2023-03-10' }] }, never],
    [
      'hours of something else add none',
      { evidence: [{ on: '2023-03-10', hours: 12, participatoryHours: 12, satisfies: ['ELSE'] }] },
      never,
    ],
    [
      'attendance counts where the rule says so',
      {
        rule: { ...window, evidence: ['attendance'] },
        evidence: [{ on: '2023-03-10', kind: 'attendance', hours: 12, participatoryHours: 12 }],
      },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-03-10 current, due 2026-03-10',
        '2025-12-10 due-soon, due 2026-03-10',
        '2026-03-11 overdue, due 2026-03-10',
      ],
    ],
    [
      'hours of a leap day leave on the last of February',
      {
        rule: { ...window, windowMonths: 12, participatoryShare: 0, noticeDays: 0 },
        evidence: [{ on: '2024-02-29', hours: 12 }],
      },
      [
        ...never,
        '2024-02-29 current, due 2025-02-28',
        '2025-02-28 due-soon, due 2025-02-28',
        '2025-03-01 overdue, due 2025-02-28',
      ],
    ],
    [
      'hours of a leap day leave on the first of March under the other reading',
      {
        rule: { ...window, windowMonths: 12, participatoryShare: 0, noticeDays: 0 },
        evidence: [{ on: '2024-02-29', hours: 12 }],
        readings: { 'HOUSE-LEAP-DAY': 'b' },
      },
      [
        ...never,
        '2024-02-29 current, due 2025-03-01',
        '2025-03-01 due-soon, due 2025-03-01',
        '2025-03-02 overdue, due 2025-03-01',
      ],
    ],
    [
      'hours of a course that was recalled leave on the day of the recall',
      { evidence: [{ on: '2023-03-10', hours: 12, participatoryHours: 12, recalledOn: '2023-09-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-03-10 current, due 2023-09-01',
        '2023-06-03 due-soon, due 2023-09-01',
        '2023-09-02 overdue, due 2023-09-01',
      ],
    ],
  ])('%s', (_, asked, spans) => {
    expect(told({ rule: window, ...asked })).toEqual(spans);
  });

  test('leads are asked for more', () => {
    const rule = { ...window, other: [{ id: 'LEAD', hours: 16, flags: ['lead'] }] };
    const twelve = [{ on: '2023-03-10', hours: 12, participatoryHours: 12 }];
    expect(told({ rule, evidence: twelve, flags: ['lead'] })).toEqual(never);
    expect(told({ rule, evidence: twelve })).toHaveLength(4);
    expect(spansOf({ rule, evidence: twelve, flags: ['lead'] })[0]!.basis).toMatchObject({
      rule: 'LEAD',
      cause: 'role',
    });
  });
});

describe('hours about children or adults', () => {
  const rule = { ...window, domain: 'children', participatoryShare: 0 };
  const of = (domain?: 'children' | 'adults' | 'both') => [
    { on: '2023-03-10', hours: 12, ...(domain === undefined ? {} : { domain }) },
  ];
  const isEnough = (asked: OneRule): boolean => told(asked).some((span) => span.includes('current'));
  test.each([
    ['children', {}, true],
    ['adults', {}, false],
    ['both', {}, true],
    [undefined, {}, true],
    [undefined, { readings: { 'HOUSE-HOURS-DOMAIN': 'b' } }, false],
    ['both', { rule: { ...rule, jointHours: 'half' } }, false],
    ['both', { rule: { ...rule, jointHours: 'half', hours: 6 } }, true],
    ['both', { rule: { ...rule, jointHours: 'none', hours: 1 } }, false],
    ['adults', { rule: { ...rule, domain: undefined } }, true],
  ] as const)('%s, %o: %s', (domain, change, isCounted) => {
    expect(isEnough({ rule, evidence: of(domain), ...change } as OneRule)).toBe(isCounted);
  });

  test('the judgement names the option by which hours without a domain count', () => {
    const current = spansOf({ rule, evidence: of() }).find(({ state }) => state === 'current')!;
    expect(current.basis.option).toBe('HOUSE-HOURS-DOMAIN:a');
  });
});

describe('an initial period', () => {
  const rule = { ...window, participatoryShare: 0, initial };
  const evidence = [
    { on: '2023-06-01', hours: 8 },
    { on: '2023-11-01', hours: 8 },
  ];
  test('asks for more first, then the window takes over', () => {
    expect(told({ rule, evidence: [...evidence, { on: '2026-06-20', hours: 4 }] })).toEqual([
      '2022-10-03 upcoming, due 2024-01-01',
      '2023-11-01 current, due 2026-06-01',
      '2026-03-03 due-soon, due 2026-06-01',
      '2026-06-02 overdue, due 2026-06-01',
      '2026-06-20 current, due 2026-11-01',
      '2026-08-03 due-soon, due 2026-11-01',
      '2026-11-02 overdue, due 2026-11-01',
    ]);
    const [first] = spansOf({ rule, evidence });
    expect(first!.basis).toMatchObject({ rule: 'FIRST', option: 'HOUSE-INITIAL-PERIOD:a', kind: 'hours' });
  });

  test('that is not filled is overdue, whatever the window would say', () => {
    expect(told({ rule, evidence: [{ on: '2023-06-01', hours: 12 }] })).toEqual(never);
  });

  test('runs from the first hours under the other reading', () => {
    const asked = { rule, evidence: [{ on: '2023-06-01', hours: 8 }], readings: { 'HOUSE-INITIAL-PERIOD': 'b' } };
    expect(told(asked)).toEqual([
      '2022-10-03 upcoming, due 2024-01-01',
      '2023-06-01 upcoming, due 2024-06-01',
      '2024-06-02 overdue, due 2024-06-01',
    ]);
  });

  test('is not asked for again in the next post', () => {
    expect(told({ rule, evidence, startsOn: '2024-09-01' }).slice(-3)).toEqual([
      '2024-09-01 current, due 2026-06-01',
      '2026-03-03 due-soon, due 2026-06-01',
      '2026-06-02 overdue, due 2026-06-01',
    ]);
  });

  test('of fewer hours than the window is followed by a whole window', () => {
    const small = { ...rule, initial: { ...initial, hours: 4 } };
    expect(told({ rule: small, evidence: [{ on: '2023-06-01', hours: 4 }] })).toEqual([
      '2022-10-03 upcoming, due 2024-01-01',
      '2023-06-01 current, due 2026-01-01',
      '2025-10-03 due-soon, due 2026-01-01',
      '2026-01-02 overdue, due 2026-01-01',
    ]);
  });
});

test('progress tells the hours that count on the day, and what was learnt alone fills no more than its part', () => {
  const evidence = [
    { on: '2023-03-10', hours: 4, participatoryHours: 2 },
    { on: '2024-05-01', hours: 8.25 },
  ];
  const on = (day: string, rule: OneRule['rule']) => {
    const { life, requirements } = oneRule({ rule, evidence });
    return progressOn(life, requirements, requirements[0]!, { part: 'R', isHeld: false }, dayOf(day));
  };
  expect(on('2023-03-09', window)).toEqual({ required: 12, accepted: 0 });
  expect(on('2023-03-10', window)).toEqual({ required: 12, accepted: 4 });
  expect(on('2024-05-01', window)).toEqual({ required: 12, accepted: 8 });
  expect(on('2026-03-10', { ...window, participatoryShare: 0 })).toEqual({ required: 12, accepted: 12 });
  expect(on('2026-03-11', { ...window, participatoryShare: 0 })).toEqual({ required: 12, accepted: 8.25 });
  expect(on('2024-05-01', { ...window, participatoryShare: 0, initial })).toEqual({ required: 16, accepted: 12.25 });
});
