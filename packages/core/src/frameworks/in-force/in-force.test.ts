import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { requirementsInForce } from './in-force.ts';
import { ALWAYS } from './packs-on.ts';
import { Pack, type PackActivation } from '../schema.ts';
import madeUp from '../made-up-pack.json' with { type: 'json' };

const pack = Pack.parse(madeUp);
const second = { ...pack, version: '2.0.0' };
const activation = (version: string, from: string | null, to: string | null = null): PackActivation => ({
  packId: pack.id,
  version,
  from,
  to,
  readings: {},
});

function periods(packs: readonly Pack[], activations: readonly PackActivation[]): readonly string[] {
  const word = (day: number): string => (day === ALWAYS ? 'always' : day === FOREVER ? 'ever' : dateOf(day));
  return requirementsInForce(packs, activations, [])
    .filter((each) => each.requirement.id === 'T2')
    .map((each) => `${each.version} ${word(each.from)} ${word(each.to)}`);
}

describe('requirements in force', () => {
  it('hold always where neither the pack nor its activation has a date', () => {
    expect(periods([pack], [activation('1.0.0', null)])).toEqual(['1.0.0 always ever']);
  });

  it('hold until another version takes over, whichever was recorded first', () => {
    const expected = ['1.0.0 always 2025-09-01', '2.0.0 2025-09-01 ever'];
    expect(periods([pack, second], [activation('1.0.0', null), activation('2.0.0', '2025-09-01')])).toEqual(expected);
    expect(periods([pack, second], [activation('2.0.0', '2025-09-01'), activation('1.0.0', null)])).toEqual(expected);
  });

  it('hold on the last day of an activation and of the pack itself, and not on the next', () => {
    expect(periods([pack], [activation('1.0.0', '2025-01-01', '2025-12-31')])).toEqual(['1.0.0 2025-01-01 2026-01-01']);
    expect(periods([{ ...pack, validFrom: '2025-03-01', validTo: '2025-06-30' }], [activation('1.0.0', null)])).toEqual(
      ['1.0.0 2025-03-01 2025-07-01'],
    );
  });

  it('are none where the pack was never valid while active, or is not there', () => {
    expect(periods([{ ...pack, validTo: '2024-12-31' }], [activation('1.0.0', '2025-01-01')])).toEqual([]);
    expect(periods([pack], [activation('9.0.0', null)])).toEqual([]);
  });

  it('are read as their activation says, and otherwise as the question says', () => {
    const chosen = { ...activation('1.0.0', null), readings: { 'TEST-CLOCK': 'b', 'TEST-LEVELS': 'b' } };
    const [first] = requirementsInForce([pack], [chosen], [], { 'TEST-LEVELS': 'a' });
    expect(first!.readings).toMatchObject({ 'TEST-CLOCK': 'b', 'TEST-LEVELS': 'a', 'TEST-FIRST': 'a' });
  });

  it('refuse a reading that no pack and no house option knows', () => {
    expect(() => requirementsInForce([pack], [activation('1.0.0', null)], [], { 'AMB-NOBODY-1': 'a' })).toThrow(
      expect.objectContaining({ code: 'frameworks.unknown-option' }),
    );
  });

  it('start on the day of the activation itself', () => {
    const [first] = requirementsInForce([pack], [activation('1.0.0', '2025-09-01')], []);
    expect(first!.from).toBe(dayOf('2025-09-01'));
  });
});
