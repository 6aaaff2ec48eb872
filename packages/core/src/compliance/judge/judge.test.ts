import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { ALWAYS } from '../../frameworks/in-force/packs-on.ts';
import { Pack, type PackActivation } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { JudgedEvidence, JudgedPost } from './judge-input.ts';
import { judge } from './judge.ts';
import { JUDGING_OPTIONS } from './options.ts';

const pack = Pack.parse(madeUp);
const second: Pack = {
  ...pack,
  version: '2.0.0',
  requirements: pack.requirements.map((each) =>
    each.rule.kind === 'interval' ? { ...each, rule: { ...each.rule, months: 12 } } : each,
  ),
};
const activations: readonly PackActivation[] = [
  { packId: pack.id, version: '1.0.0', from: null, to: null, readings: {} },
];
const changedIn2026 = [
  ...activations,
  { packId: pack.id, version: '2.0.0', from: '2026-01-01', to: null, readings: {} },
];

function post(
  more: Partial<JudgedPost> & {
    readonly groups?: readonly string[];
    readonly startsOn?: string;
    readonly lastDay?: string;
  } = {},
): JudgedPost {
  const { groups = ['G1'], startsOn = '2024-01-01', lastDay, ...rest } = more;
  const period = { from: dayOf(startsOn), to: lastDay === undefined ? FOREVER : dayOf(lastDay) + 1 };
  return {
    ...period,
    agencyKind: undefined,
    flags: [],
    audiences: groups.length === 0 ? [] : [{ ...period, ids: groups }],
    overrides: [],
    ...rest,
  };
}

function done(achievedOn: string, satisfies: readonly string[] = ['T1']): JudgedEvidence {
  return { kind: 'completion', satisfies, achievedOn: dayOf(achievedOn), signedOffOn: undefined };
}

interface Asked {
  readonly posts: readonly JudgedPost[];
  readonly evidence?: readonly JudgedEvidence[];
  readonly options?: Readonly<Record<string, string>>;
  readonly rules?: readonly PackActivation[];
}

function spansOf({ posts, evidence = [], options = {}, rules = activations }: Asked) {
  return judge(
    { posts, evidence },
    posts.map((_, index) => index),
    requirementsInForce([pack, second], rules, JUDGING_OPTIONS, options),
  );
}

/** Each span of a row as `state from..to due`, the last day left open. */
function told(asked: Asked, requirement = 'T1-list', index = 0): readonly string[] {
  const date = (day: number): string => (day === FOREVER ? 'ever' : day === ALWAYS ? 'always' : dateOf(day));
  return spansOf(asked)
    .filter((span) => span.requirement === requirement && span.post === index)
    .map(
      (span) =>
        `${span.state} ${date(span.from)}..${date(span.to)} ${span.dueOn === null ? 'never' : dateOf(span.dueOn)}`,
    );
}

function dueOn(asked: Asked, on: string, requirement = 'T1-list', index = 0): string | null | undefined {
  const span = spansOf(asked).find(
    (each) => each.requirement === requirement && each.post === index && each.from <= dayOf(on) && dayOf(on) < each.to,
  );
  return span && (span.dueOn === null ? null : dateOf(span.dueOn));
}

describe('a level that was held', () => {
  it('is current, then due soon for 90 days and on the due day itself, and overdue from the day after', () => {
    expect(told({ posts: [post({ startsOn: '2025-03-14' })], evidence: [done('2025-03-14')] })).toEqual([
      'upcoming 2024-12-14..2025-03-14 2025-06-14',
      'current 2025-03-14..2027-12-15 2028-03-14',
      'due-soon 2027-12-15..2028-03-15 2028-03-14',
      'overdue 2028-03-15..ever 2028-03-14',
    ]);
  });

  it('is overdue on the due day where due means done before', () => {
    expect(
      told({
        posts: [post({ startsOn: '2025-03-14' })],
        evidence: [done('2025-03-14')],
        options: { 'HOUSE-DUE-DAY': 'b' },
      }).at(-1),
    ).toBe('overdue 2028-03-14..ever 2028-03-14');
  });

  it('is current again from the day of the refresher', () => {
    const states = told({ posts: [post()], evidence: [done('2024-01-01'), done('2028-01-01')] });
    expect(states.slice(-4)).toEqual([
      'overdue 2027-01-02..2028-01-01 2027-01-01',
      'current 2028-01-01..2030-10-03 2031-01-01',
      'due-soon 2030-10-03..2031-01-02 2031-01-01',
      'overdue 2031-01-02..ever 2031-01-01',
    ]);
  });

  it('points to the evidence that its clock runs from', () => {
    const spans = spansOf({
      posts: [post()],
      evidence: [done('2025-01-01', ['T1-C1']), done('2024-06-01', ['T1-C2'])],
    });
    expect(spans.find((span) => span.state === 'current')).toMatchObject({ evidence: 0, heldOn: dayOf('2025-01-01') });
  });
});

describe('a level that was never held', () => {
  it('is upcoming until the first-due period ends, shown for 90 days before the post, then overdue', () => {
    expect(told({ posts: [post()] })).toEqual([
      'upcoming 2023-10-03..2024-04-02 2024-04-01',
      'overdue 2024-04-02..ever 2024-04-01',
    ]);
  });

  it('is due at once, or before the role, where the option says so', () => {
    expect(told({ posts: [post()], options: { 'TEST-FIRST': 'b' } })).toEqual([
      'upcoming 2023-10-03..2024-01-02 2024-01-01',
      'overdue 2024-01-02..ever 2024-01-01',
    ]);
    expect(told({ posts: [post()], options: { 'TEST-FIRST': 'c' } })).toEqual([
      'upcoming 2023-10-03..2024-01-01 2023-12-31',
      'overdue 2024-01-01..ever 2023-12-31',
    ]);
  });

  it('is asked from the first day of a rule that is younger than the post', () => {
    const rules = [{ ...activations[0]!, from: '2026-01-01' }];
    expect(told({ posts: [post()], rules })).toEqual([
      'upcoming 2026-01-01..2026-04-02 2026-04-01',
      'overdue 2026-04-02..ever 2026-04-01',
    ]);
    expect(told({ posts: [post()], rules, options: { 'TEST-FIRST': 'c' } })).toEqual([
      'upcoming 2026-01-01..2026-01-02 2026-01-01',
      'overdue 2026-01-02..ever 2026-01-01',
    ]);
  });

  it('is not asked a second time from the beginning when another version of the rule takes over', () => {
    expect(told({ posts: [post({ startsOn: '2025-12-01' })], rules: changedIn2026 }).at(-1)).toBe(
      'overdue 2026-03-02..ever 2026-03-01',
    );
  });
});

describe('something to do once', () => {
  const police = post({ agencyKind: 'police' });

  it('never falls due again', () => {
    expect(told({ posts: [police], evidence: [done('2024-01-01', ['ONCE'])] }, 'ONCE')).toEqual([
      'upcoming 2023-10-03..2024-01-01 2023-12-31',
      'current 2024-01-01..ever never',
    ]);
  });

  it('is overdue from the first day of the role when it was to be done before', () => {
    expect(told({ posts: [police] }, 'ONCE').at(-1)).toBe('overdue 2024-01-01..ever 2023-12-31');
  });
});

describe('a post', () => {
  it('is judged on its last day and not on the day after', () => {
    expect(told({ posts: [post({ lastDay: '2024-06-30' })] }).at(-1)).toBe('overdue 2024-04-02..2024-07-01 2024-04-01');
  });

  it('that has not begun only comes up, even when its level is held', () => {
    const asked = { posts: [post({ startsOn: '2027-01-01' })], evidence: [done('2026-01-01')] };
    expect(told(asked)[0]).toBe('upcoming 2026-10-03..2027-01-01 2029-01-01');
    expect(told(asked)[1]).toBe('current 2027-01-01..2028-10-03 2029-01-01');
  });

  it('that has not begun does not show evidence before it was achieved', () => {
    const asked = { posts: [post({ startsOn: '2027-01-01' })], evidence: [done('2026-12-01')] };
    expect(told(asked).slice(0, 2)).toEqual([
      'upcoming 2026-10-03..2026-12-01 2027-04-01',
      'upcoming 2026-12-01..2027-01-01 2029-12-01',
    ]);
  });

  it('without a group is unknown all the time, and nothing else', () => {
    const asked = { posts: [post({ groups: [], agencyKind: 'gp' })], evidence: [done('2024-01-01', ['T1', 'KIND'])] };
    expect(spansOf(asked).map((span) => `${span.requirement} ${span.state} ${span.basis.rule}`)).toEqual([
      'not-judged unknown no-group',
    ]);
  });

  it('in a group for which nothing is asked is unknown, never compliant', () => {
    expect(spansOf({ posts: [post({ groups: ['G9'] })] }).map((span) => `${span.state} ${span.basis.rule}`)).toEqual([
      'unknown no-requirement',
    ]);
  });

  it('is unknown only for as long as its group is', () => {
    const audiences = [{ from: dayOf('2024-03-01'), to: FOREVER, ids: ['G1'] }];
    expect(told({ posts: [post({ audiences })] }, 'not-judged')).toEqual(['unknown 2024-01-01..2024-03-01 never']);
  });

  it('whose lists a higher post takes over is not unknown', () => {
    const posts = [post(), post({ groups: ['G2'] })];
    expect(spansOf({ posts, options: { 'TEST-SEVERAL': 'b' } }).filter((span) => span.state === 'unknown')).toEqual([]);
  });
});

describe('a rule that changes', () => {
  const asked = { posts: [post()], evidence: [done('2025-06-01')], rules: changedIn2026 };

  it('leaves history as it was, and counts the new interval from the completion', () => {
    expect(dueOn(asked, '2025-12-31')).toBe('2028-06-01');
    expect(dueOn(asked, '2026-01-01')).toBe('2026-06-01');
  });

  it('makes nothing due before the day of the change', () => {
    const early = { ...asked, evidence: [done('2024-06-01')] };
    expect(dueOn(early, '2026-01-01')).toBe('2026-01-01');
    expect(told(early).slice(-2)).toEqual([
      'due-soon 2026-01-01..2026-01-02 2026-01-01',
      'overdue 2026-01-02..ever 2026-01-01',
    ]);
  });

  it('leaves old learning its old interval where the option says so', () => {
    expect(dueOn({ ...asked, options: { 'HOUSE-RULE-CHANGE': 'b' } }, '2026-01-01')).toBe('2028-06-01');
    expect(
      dueOn({ ...asked, evidence: [done('2026-02-01')], options: { 'HOUSE-RULE-CHANGE': 'b' } }, '2026-03-01'),
    ).toBe('2027-02-01');
  });

  it('is no change where a new version asks the same', () => {
    const same = [...activations, { packId: pack.id, version: '3.0.0', from: '2026-01-01', to: null, readings: {} }];
    const spans = judge(
      { posts: asked.posts, evidence: [done('2024-01-01')] },
      [0],
      requirementsInForce([pack, { ...pack, version: '3.0.0' }], same, JUDGING_OPTIONS),
    );
    expect(
      spans
        .filter((span) => span.requirement === 'T1-list')
        .map((span) => `${span.basis.version} ${span.state} ${dateOf(span.dueOn!)}`),
    ).toEqual([
      '1.0.0 upcoming 2024-04-01',
      '1.0.0 current 2027-01-01',
      '3.0.0 current 2027-01-01',
      '3.0.0 due-soon 2027-01-01',
      '3.0.0 overdue 2027-01-01',
    ]);
  });
});

describe('a post taken up in mid-cycle', () => {
  const before = post({
    lastDay: '2026-08-31',
    overrides: [{ from: ALWAYS, to: FOREVER, requirementId: undefined, intervalMonths: 30 }],
  });
  const lead = post({ startsOn: '2026-09-01', flags: ['named-lead'] });
  const asked = { posts: [before, lead], evidence: [done('2024-03-01')] };

  it('makes nothing due before its first day', () => {
    expect(dueOn(asked, '2026-09-01', 'T1-list', 1)).toBe('2026-09-01');
  });

  it('leaves the earlier interval, as the earlier post had it, where the option says so', () => {
    expect(
      dueOn(
        { ...asked, evidence: [done('2025-06-01')], options: { 'HOUSE-APPOINTMENT': 'b' } },
        '2026-09-01',
        'T1-list',
        1,
      ),
    ).toBe('2027-12-01');
    expect(
      dueOn({ posts: [lead], evidence: [done('2025-06-01')], options: { 'HOUSE-APPOINTMENT': 'b' } }, '2026-09-01'),
    ).toBe('2028-06-01');
  });

  it('starts the shorter interval anew where the option says so, and only a shorter one', () => {
    expect(dueOn({ ...asked, options: { 'HOUSE-APPOINTMENT': 'c' } }, '2026-09-01', 'T1-list', 1)).toBe('2028-09-01');
    const plain = {
      ...asked,
      posts: [{ ...before, overrides: [] }, post({ startsOn: '2026-09-01' })],
      options: { 'HOUSE-APPOINTMENT': 'c' },
    };
    expect(dueOn(plain, '2026-09-01', 'T1-list', 1)).toBe('2027-03-01');
  });
});

describe('an early refresher', () => {
  const early = {
    posts: [post()],
    evidence: [done('2024-01-31'), done('2026-11-01')],
    options: { 'HOUSE-ANNIVERSARY': 'b' },
  };

  it('keeps the old due date where the option says so, up to three months before it', () => {
    expect(dueOn(early, '2026-11-01')).toBe('2030-01-31');
    expect(dueOn({ ...early, evidence: [done('2024-01-31'), done('2026-10-31')] }, '2026-11-01')).toBe('2030-01-31');
    expect(dueOn({ ...early, evidence: [done('2024-01-31'), done('2026-10-30')] }, '2026-11-01')).toBe('2029-10-30');
    expect(dueOn({ ...early, options: {} }, '2026-11-01')).toBe('2029-11-01');
  });

  it('keeps no date that a post which had not begun never set', () => {
    expect(dueOn({ ...early, posts: [post({ startsOn: '2027-01-15' })] }, '2027-02-01')).toBe('2029-11-01');
  });

  it('is late after the due date, and keeps nothing', () => {
    expect(dueOn({ ...early, evidence: [done('2024-01-31'), done('2027-02-01')] }, '2027-02-01')).toBe('2030-02-01');
  });
});
