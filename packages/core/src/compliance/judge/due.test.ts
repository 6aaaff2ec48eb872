import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import { basesUnder } from './demands/bases.ts';
import type { Demand } from './demands/demand.ts';
import type { Timeline } from './demands/demands.ts';
import { anniversariesKept, dueAgainOn, dueDayCounts, firstDueOn, noticeDaysOf, runsOf } from './due.ts';
import { JUDGING_OPTIONS } from './options.ts';

const pack = Pack.parse(madeUp);

/** A timeline of intervals, each from a day until the next; a gap where there are no months. */
function timeline(
  parts: readonly (readonly [from: string, months: number | 'gap'])[],
  options: Readonly<Record<string, string>> = {},
): Timeline {
  const activation = { packId: pack.id, version: pack.version, from: null, to: null, readings: {} };
  const inForce = requirementsInForce([pack], [activation], JUDGING_OPTIONS, options)[0]!;
  const demands = parts.flatMap(([from, months], index): Demand[] => {
    const to = parts[index + 1] ? dayOf(parts[index + 1]![0]) : FOREVER;
    return months === 'gap'
      ? []
      : [
          {
            from: dayOf(from),
            to,
            inForce,
            months,
            rule: 'R-LONG',
            cause: 'rule',
            option: undefined,
            bases: basesUnder([]),
          },
        ];
  });
  return { requirement: 'T1-list', post: 0, demands };
}

function due(given: Timeline, index: number, doneOn: string, startsOfPosts: readonly string[] = ['2024-01-01']) {
  const clock = { completedOn: dayOf(doneOn), runsFrom: dayOf(doneOn) };
  const together = { startsOfPosts: new Set(startsOfPosts.map(dayOf)), timelines: [given] };
  const { on, option, shortMonth } = dueAgainOn(given, index, clock, together, runsOf(given)[index]!);
  return { on: on === null ? null : dateOf(on), decidedBy: option ?? shortMonth };
}

describe('an unbroken run of demands', () => {
  const given = timeline([
    ['2024-01-01', 36],
    ['2025-01-01', 24],
    ['2025-06-01', 24],
    ['2026-01-01', 'gap'],
    ['2026-03-01', 24],
  ]);

  it('asks since its first demand, and at this interval since that last changed', () => {
    expect(runsOf(given)[2]).toEqual({ askedFrom: dayOf('2024-01-01'), sameIntervalFrom: dayOf('2025-01-01') });
  });

  it('begins anew after a gap', () => {
    expect(runsOf(given)[3]).toEqual({ askedFrom: dayOf('2026-03-01'), sameIntervalFrom: dayOf('2026-03-01') });
  });
});

describe('learning is due again', () => {
  const changed: readonly (readonly [string, number])[] = [
    ['2024-01-01', 36],
    ['2025-09-01', 24],
  ];

  it('one interval after it was done, which no option decides', () => {
    expect(due(timeline(changed), 0, '2024-10-01')).toEqual({ on: '2027-10-01', decidedBy: undefined });
    expect(due(timeline(changed), 1, '2025-09-01')).toEqual({ on: '2027-09-01', decidedBy: undefined });
  });

  it('by the new interval after a change, and says so', () => {
    expect(due(timeline(changed), 1, '2024-10-01')).toEqual({ on: '2026-10-01', decidedBy: 'HOUSE-RULE-CHANGE:a' });
    expect(due(timeline(changed), 1, '2023-01-01')).toEqual({ on: '2025-09-01', decidedBy: 'HOUSE-RULE-CHANGE:a' });
    expect(due(timeline(changed, { 'HOUSE-RULE-CHANGE': 'b' }), 1, '2024-10-01')).toEqual({
      on: '2027-10-01',
      decidedBy: 'HOUSE-RULE-CHANGE:b',
    });
  });

  it('by the option for appointments where a post began on the day of the change', () => {
    expect(due(timeline(changed, { 'HOUSE-APPOINTMENT': 'c' }), 1, '2024-10-01', ['2024-01-01', '2025-09-01'])).toEqual(
      { on: '2027-09-01', decidedBy: 'HOUSE-APPOINTMENT:c' },
    );
  });

  it('on the last day of a short month, or the first of the next, and says so', () => {
    expect(due(timeline(changed), 0, '2024-02-29')).toEqual({ on: '2027-02-28', decidedBy: 'HOUSE-LEAP-DAY:a' });
    expect(due(timeline(changed, { 'HOUSE-LEAP-DAY': 'b' }), 0, '2024-02-29')).toEqual({
      on: '2027-03-01',
      decidedBy: 'HOUSE-LEAP-DAY:b',
    });
  });
});

describe('what was never done is due', () => {
  const given = (options: Readonly<Record<string, string>>) => timeline([['2024-01-01', 36]], options);
  const first = (options: Readonly<Record<string, string>>, postFrom = '2024-01-01'): string => {
    const [demand] = given(options).demands;
    return dateOf(firstDueOn(demand!, runsOf(given(options))[0]!, dayOf(postFrom)).on!);
  };

  it('when the first-due period ends, at once, or before the role', () => {
    expect(first({})).toBe('2024-04-01');
    expect(first({ 'TEST-FIRST': 'b' })).toBe('2024-01-01');
    expect(first({ 'TEST-FIRST': 'c' })).toBe('2023-12-31');
  });

  it('on its own first day where it was to be done before a role that is older', () => {
    expect(first({ 'TEST-FIRST': 'c' }, '2020-01-01')).toBe('2024-01-01');
  });
});

describe('an anniversary', () => {
  const yearly = timeline([['2015-01-01', 12]], { 'HOUSE-ANNIVERSARY': 'b' });
  const together = { startsOfPosts: new Set<number>(), timelines: [yearly] };
  const completions = (days: readonly string[]) =>
    days.map((on, evidence) => ({ on: dayOf(on), evidence, option: undefined }));

  it('is kept by one early refresher after another, and lost by a late one', () => {
    const done = completions(['2020-06-01', '2021-04-01', '2022-05-01', '2023-07-01', '2024-05-01']);
    const kept = anniversariesKept(yearly, together, () => done);
    expect([...kept].map((days) => days.map(dateOf))).toEqual([
      ['2021-04-01', '2021-06-01'],
      ['2022-05-01', '2022-06-01'],
      ['2024-05-01', '2024-07-01'],
    ]);
  });

  it('is worked out in one pass, however long the chain', () => {
    const months = Array.from(
      { length: 1200 },
      (_, index) => `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    );
    let asked = 0;
    anniversariesKept(yearly, together, () => {
      asked += 1;
      return completions(months);
    });
    expect(asked).toBe(yearly.demands.length);
  });
});

describe('notice', () => {
  it('is 90 days of the made-up rule, and the due day counts unless read otherwise', () => {
    const [demand] = timeline([['2024-01-01', 36]]).demands;
    expect(noticeDaysOf(demand!)).toBe(90);
    expect([dueDayCounts({}), dueDayCounts({ 'HOUSE-DUE-DAY': 'b' })]).toEqual([true, false]);
  });
});
