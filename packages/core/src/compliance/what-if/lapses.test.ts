import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { JudgedEvidence, JudgedPost, Life } from '../judge/judge-input.ts';
import { judge } from '../judge/judge.ts';
import { changedRules } from './changed-rules.ts';
import { comparePost } from './lapses.ts';

const pack = Pack.parse(madeUp);
const atWork = { packId: pack.id, version: '1.0.0', from: null, to: null, readings: {} };
const from = '2027-04-01';
const time = { from: dayOf(from), to: dayOf('2029-04-01') };
const tried = (months: number) => changedRules([pack], [atWork], [{ requirement: 'T1-list', months, from }]);

function post(startsOn = '2024-01-01', lastDay?: string, groups: readonly string[] = ['G1']): JudgedPost {
  const period = { from: dayOf(startsOn), to: lastDay === undefined ? FOREVER : dayOf(lastDay) + 1 };
  return { ...period, agencyKind: undefined, flags: [], audiences: [{ ...period, ids: groups }], overrides: [] };
}

function done(achievedOn: string): JudgedEvidence {
  return { kind: 'completion', satisfies: ['T1'], achievedOn: dayOf(achievedOn), signedOffOn: undefined };
}

function told(life: Life, months: number) {
  const { lapses, ...rest } = comparePost(life, 0, tried(months), time);
  return {
    ...rest,
    lapses: lapses.map(({ requirement, on, dueOn, dueOnBefore }) =>
      [requirement, dateOf(on), dueOn && dateOf(dueOn), dueOnBefore && dateOf(dueOnBefore)].join(' '),
    ),
  };
}

describe('somebody under changed rules', () => {
  it('lapses on the day after the change when she is too late for it already', () => {
    expect(told({ posts: [post()], evidence: [done('2025-01-10')] }, 24)).toEqual({
      isAsked: true,
      changed: 1,
      lapses: ['T1-list 2027-04-02 2027-04-01 2028-01-10'],
      relieved: 0,
    });
  });

  it('lapses when the shorter interval is over', () => {
    expect(told({ posts: [post()], evidence: [done('2026-03-20')] }, 24).lapses).toEqual([
      'T1-list 2028-03-21 2028-03-20 2029-03-20',
    ]);
  });

  it('does not lapse who is overdue anyway, who leaves before, or who comes after what is looked at', () => {
    expect(told({ posts: [post()], evidence: [done('2023-01-01')] }, 24).lapses).toEqual([]);
    expect(told({ posts: [post('2024-01-01', '2027-03-31')], evidence: [] }, 24).isAsked).toBe(false);
    expect(told({ posts: [post('2029-04-01')], evidence: [] }, 24).isAsked).toBe(false);
  });

  it('is not asked at all without a group that the requirement is for', () => {
    expect(told({ posts: [post('2024-01-01', undefined, ['G9'])], evidence: [] }, 24)).toEqual({
      isAsked: false,
      changed: 0,
      lapses: [],
      relieved: 0,
    });
  });

  it('is not relieved by the one day on which a change lets nothing be overdue', () => {
    expect(told({ posts: [post()], evidence: [done('2023-01-01')] }, 24).relieved).toBe(0);
  });

  it('is relieved by a longer interval', () => {
    expect(told({ posts: [post()], evidence: [done('2025-01-10')] }, 48)).toEqual({
      isAsked: true,
      changed: 1,
      lapses: [],
      relieved: 1,
    });
  });

  it('lapses on the first day, of all days looked at, on which the two rules differ so', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => dateOf(dayOf('2023-06-01') + days));
    fc.assert(
      fc.property(
        day,
        fc.option(day, { nil: undefined }),
        fc.array(day, { maxLength: 4 }),
        fc.constantFrom(6, 12, 18, 24, 30, 48),
        (startsOn, lastDay, learnt, months) => {
          const life = {
            posts: [post(startsOn, lastDay !== undefined && lastDay > startsOn ? lastDay : undefined)],
            evidence: learnt.map(done),
          };
          const rules = tried(months);
          const isOverdue = (requirements: typeof rules.before, on: number) =>
            judge(life, [0], requirements).some(
              (span) => span.requirement === 'T1-list' && span.state === 'overdue' && span.from <= on && on < span.to,
            );
          let expected: string | undefined;
          for (let on = time.from; on < time.to && expected === undefined; on += 1)
            if (isOverdue(rules.after, on) && !isOverdue(rules.before, on)) expected = dateOf(on);
          const [lapse] = comparePost(life, 0, rules, time).lapses;
          expect(lapse && dateOf(lapse.on)).toBe(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});
