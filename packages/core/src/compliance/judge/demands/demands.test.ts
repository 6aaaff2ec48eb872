import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../../calendar.ts';
import { requirementsInForce } from '../../../frameworks/in-force/in-force.ts';
import { ALWAYS } from '../../../frameworks/in-force/packs-on.ts';
import { Pack } from '../../../frameworks/schema.ts';
import madeUp from '../../../frameworks/made-up-pack.json' with { type: 'json' };
import { demandsOn } from './demands.ts';
import type { JudgedPost } from '../judge-input.ts';

const pack = Pack.parse(madeUp);
const activation = { packId: pack.id, version: pack.version, from: null, to: null, readings: {} };

interface Given {
  readonly groups: readonly string[];
  readonly from?: string;
  readonly lastDay?: string;
  readonly kind?: string;
  readonly flags?: readonly string[];
  readonly overrides?: readonly { readonly months: number; readonly from?: string; readonly of?: string }[];
}

function post({ groups, from = '2024-01-01', lastDay, kind, flags = [], overrides = [] }: Given): JudgedPost {
  const period = { from: dayOf(from), to: lastDay === undefined ? FOREVER : dayOf(lastDay) + 1 };
  return {
    ...period,
    agencyKind: kind,
    flags,
    audiences: [{ ...period, ids: groups }],
    overrides: overrides.map((each) => ({
      from: each.from === undefined ? ALWAYS : dayOf(each.from),
      to: FOREVER,
      requirementId: each.of,
      intervalMonths: each.months,
    })),
  };
}

/** Each demand as `post requirement months cause from`, in the order of the timelines. */
function asked(
  posts: readonly JudgedPost[],
  choice: Readonly<Record<string, string>> = {},
  together = posts.map((_, index) => index),
): readonly string[] {
  const rules = requirementsInForce([pack], [activation], [], choice);
  return demandsOn(posts, together, rules).flatMap((timeline) =>
    timeline.demands.map(
      (demand) => `${timeline.post} ${timeline.requirement} ${demand.months} ${demand.cause} ${dateOf(demand.from)}`,
    ),
  );
}

describe('what is asked of a post', () => {
  it('is what its groups, its kind of agency and its flags call for', () => {
    expect(asked([post({ groups: ['G1'] })])).toEqual(['0 T1-list 36 rule 2024-01-01']);
    expect(asked([post({ groups: ['G1'], kind: 'gp' })])).toContain('0 KIND 24 rule 2024-01-01');
    expect(asked([post({ groups: ['G1'], kind: 'police' })])).toContain('0 ONCE null rule 2024-01-01');
    expect(asked([post({ groups: ['G1'], flags: ['dsl'] })])).toContain('0 FLAG 12 rule 2024-01-01');
  });

  it('needs all conditions of a requirement', () => {
    expect(asked([post({ groups: ['G9'], kind: 'police' })])).toEqual([]);
  });

  it('is nothing while no group is known, whatever the agency', () => {
    expect(asked([post({ groups: [], kind: 'gp', flags: ['dsl'] })])).toEqual([]);
  });
});

describe('a version that is put to work again with other readings', () => {
  it('asks by those of each time', () => {
    const rules = requirementsInForce(
      [pack],
      [
        { ...activation, readings: { 'TEST-LEVELS': 'b' } },
        { ...activation, from: '2025-01-01', readings: { 'TEST-LEVELS': 'a' } },
      ],
      [],
    );
    const demands = demandsOn([post({ groups: ['G2'] })], [0], rules).flatMap((timeline) =>
      timeline.demands.map(({ from }) => `${timeline.requirement} ${dateOf(from)}`),
    );
    expect(demands).toEqual(['T2 2024-01-01', 'T2 2025-01-01', 'T1-list 2025-01-01']);
  });
});

describe('the interval', () => {
  it('is shorter for a flag, and for a group where the option says so', () => {
    expect(asked([post({ groups: ['G1'], flags: ['named-lead'] })])).toEqual(['0 T1-list 24 role 2024-01-01']);
    expect(asked([post({ groups: ['G2'] })], { 'TEST-LEVELS': 'b' })).toEqual(['0 T2 36 rule 2024-01-01']);
    expect(asked([post({ groups: ['G2'] })], { 'TEST-LEVELS': 'b', 'TEST-QUICK': 'b' })).toEqual([
      '0 T2 24 role 2024-01-01',
    ]);
  });

  it('is the agency’s from the day it decided, longer only where the option allows', () => {
    const longer = post({ groups: ['G1'], overrides: [{ months: 48, from: '2025-01-01' }] });
    expect(asked([longer])).toEqual(['0 T1-list 36 rule 2024-01-01', '0 T1-list 48 agency 2025-01-01']);
    expect(asked([longer], { 'TEST-AGENCY': 'b' }).every((each) => each.includes(' 36 rule '))).toBe(true);
    expect(asked([post({ groups: ['G1'], overrides: [{ months: 12 }] })], { 'TEST-AGENCY': 'b' })).toEqual([
      '0 T1-list 12 agency 2024-01-01',
    ]);
  });

  it('is not the agency’s to set where the rule forbids it', () => {
    expect(asked([post({ groups: ['G9'], kind: 'gp', overrides: [{ months: 6 }] })])).toEqual([
      '0 KIND 24 rule 2024-01-01',
    ]);
  });

  it('follows the override with the latest start, not the shortest nor the last in the list', () => {
    const overrides = [{ months: 30, from: '2025-06-01' }, { months: 12, from: '2025-01-01' }, { months: 6 }];
    expect(asked([post({ groups: ['G1'], overrides })])).toEqual([
      '0 T1-list 6 agency 2024-01-01',
      '0 T1-list 12 agency 2025-01-01',
      '0 T1-list 30 agency 2025-06-01',
    ]);
  });

  it('follows the override for this very requirement where two start on the same day', () => {
    const overrides = [{ months: 30, of: 'T1-list' }, { months: 12 }];
    expect(asked([post({ groups: ['G1'], overrides })])).toEqual(['0 T1-list 30 agency 2024-01-01']);
    expect(asked([post({ groups: ['G1'], overrides: [{ months: 12, of: 'T2' }] })])).toEqual([
      '0 T1-list 36 rule 2024-01-01',
    ]);
  });
});

describe('several posts', () => {
  const school = post({ groups: ['G1'], flags: ['named-lead'], from: '2025-01-01', lastDay: '2025-12-31' });
  const club = post({ groups: ['G1'] });

  it('share the shortest interval for as long as both are held', () => {
    expect(asked([school, club])).toEqual([
      '1 T1-list 36 rule 2024-01-01',
      '1 T1-list 24 another-post 2025-01-01',
      '1 T1-list 36 rule 2026-01-01',
      '0 T1-list 24 role 2025-01-01',
    ]);
  });

  it('keep their own interval when judged alone', () => {
    expect(asked([school, club], {}, [1])).toEqual(['1 T1-list 36 rule 2024-01-01']);
  });

  it('leave the lower one to the higher where only the highest level counts', () => {
    const posts = [post({ groups: ['G1'] }), post({ groups: ['G2'], from: '2025-01-01' })];
    expect(asked(posts, { 'TEST-SEVERAL': 'b' })).toEqual(['0 T1-list 36 rule 2024-01-01', '1 T2 36 rule 2025-01-01']);
    expect(
      demandsOn(posts, [0, 1], requirementsInForce([pack], [activation], [], { 'TEST-SEVERAL': 'b' }))[0]!.demands[0]!
        .to,
    ).toBe(dayOf('2025-01-01'));
  });
});

describe('the option that decided', () => {
  const optionsOf = (given: Given, choice: Readonly<Record<string, string>> = {}): readonly (string | undefined)[] =>
    demandsOn([post(given)], [0], requirementsInForce([pack], [activation], [], choice)).flatMap((timeline) =>
      timeline.demands.map((demand) => demand.option),
    );

  it('is printed where another reading would have asked otherwise', () => {
    expect(optionsOf({ groups: ['G1'], overrides: [{ months: 48 }] })).toEqual(['TEST-AGENCY:a']);
    expect(optionsOf({ groups: ['G1'], overrides: [{ months: 48 }] }, { 'TEST-AGENCY': 'b' })).toEqual([
      'TEST-AGENCY:b',
    ]);
    expect(optionsOf({ groups: ['G2'] })).toEqual(['TEST-QUICK:a', 'TEST-QUICK:a']);
  });

  it('is not where every reading would have asked the same', () => {
    expect(optionsOf({ groups: ['G1'], overrides: [{ months: 12 }] })).toEqual([undefined]);
    expect(optionsOf({ groups: ['G2'], flags: ['named-lead'] }, { 'TEST-LEVELS': 'b' })).toEqual([undefined]);
  });
});
