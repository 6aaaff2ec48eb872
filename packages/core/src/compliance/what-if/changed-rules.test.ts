import { describe, expect, it } from 'vitest';
import { dayOf, FOREVER } from '../../calendar.ts';
import { Pack, type PackActivation } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import { changedRules, type DatedChange } from './changed-rules.ts';
import { Change } from './schema.ts';

const pack = Pack.parse(madeUp);
const draft: Pack = {
  ...pack,
  version: '2.0.0',
  status: 'draft',
  requirements: pack.requirements
    .filter(({ id }) => id !== 'ONCE')
    .map((each) =>
      each.id === 'KIND' ? { ...each, rule: { ...each.rule, noticeDays: 30 } as typeof each.rule } : each,
    ),
};
const atWork: PackActivation = {
  packId: pack.id,
  version: '1.0.0',
  from: null,
  to: null,
  readings: { 'TEST-QUICK': 'b' },
};
const from = '2027-04-01';

function tried(...changes: readonly Omit<DatedChange, 'from'>[]) {
  return changedRules(
    [pack, draft],
    [atWork],
    changes.map((change) => ({ ...change, from })),
  );
}

function faultsOf(...changes: readonly Omit<DatedChange, 'from'>[]): unknown {
  try {
    tried(...changes);
  } catch (error) {
    return (error as { facts: { errors: unknown } }).facts.errors;
  }
  return undefined;
}

describe('other terms of a requirement', () => {
  it('hold from the day of the change, and leave the rules before it alone', () => {
    const { before, after, reached } = tried({ requirement: 'T1-list', months: 24 });
    const months = (some: typeof before) =>
      some.map(({ from: starts, to, requirement: { rule } }) => [starts, to, rule.kind === 'interval' && rule.months]);
    expect([...reached]).toEqual(['T1-list']);
    expect(months(before)).toEqual([[-FOREVER, FOREVER, 36]]);
    expect(months(after)).toEqual([
      [-FOREVER, dayOf(from), 36],
      [dayOf(from), FOREVER, 24],
    ]);
  });

  it('never make a shorter interval longer than everybody’s', () => {
    const { after } = tried({ requirement: 'T1-list', months: 12 });
    const { rule } = after.at(-1)!.requirement;
    expect(rule.kind === 'interval' && rule.shorter.map(({ months }) => months)).toEqual([12]);
  });

  it('reach nothing when they say what holds already', () => {
    expect(tried({ requirement: 'T1-list', months: 36 }).reached.size).toBe(0);
  });

  it('are refused for a requirement that is not there, and for what its kind does not have', () => {
    expect(faultsOf({ requirement: 'NOPE', months: 24 }, { requirement: 'ONCE', months: 24 })).toEqual([
      { field: 'changes.0.requirement', reason: `no requirement NOPE is in force on ${from} or later` },
      { field: 'changes.1.months', reason: 'ONCE has none: it is of the kind once' },
    ]);
  });
});

describe('a pack version that is not at work yet', () => {
  it('takes over with the readings chosen now, though it is a draft, and reaches only what it changes', () => {
    const { before, after, reached } = tried({ pack: pack.id, version: '2.0.0' });
    expect([...reached].toSorted()).toEqual(['KIND', 'ONCE']);
    expect(before.map(({ requirement }) => requirement.id)).toEqual(['KIND', 'ONCE']);
    expect(after.filter((each) => each.version === '2.0.0').map(({ requirement }) => requirement.id)).toEqual(['KIND']);
    expect(new Set(after.map(({ readings }) => readings['TEST-QUICK']))).toEqual(new Set(['b']));
  });

  it('is refused when there is none', () => {
    expect(faultsOf({ pack: 'nope', version: '1.0.0' }, { pack: pack.id, version: '9.0.0' })).toEqual([
      { field: 'changes.0.pack', reason: 'there is no pack nope' },
      { field: 'changes.1.version', reason: 'there is no version 9.0.0, only 1.0.0, 2.0.0' },
    ]);
  });

  it('is refused where another pack asks for the same', () => {
    const other: Pack = { ...pack, id: 'other' };
    expect(() => changedRules([pack, other], [atWork], [{ pack: 'other', version: '1.0.0', from }])).toThrow(
      /changes\.0\.pack: another pack at work has T1-list/,
    );
  });
});

describe('a change as it is written', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, 'must name a requirement and what changes of it, or else a pack and a version'],
    [
      'both',
      { requirement: 'T1', pack: 'p' },
      'must name a requirement and what changes of it, or else a pack and a version',
    ],
    ['no terms', { requirement: 'T1' }, 'needs what changes of it: months, hours, windowMonths, times, noticeDays'],
    ['a pack alone', { pack: 'p' }, 'is needed beside a pack'],
    ['months of a pack', { pack: 'p', version: '1.0.0', months: 3 }, 'is of a requirement, not of a pack'],
  ])('is refused with %s', (_, change, reason) => {
    expect(Change.safeParse(change).error?.issues.map(({ message }) => message)).toEqual([reason]);
  });
});
