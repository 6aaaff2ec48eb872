import { describe, expect, it } from 'vitest';
import { requirementsInForce } from './in-force.ts';
import { Pack } from '../schema.ts';
import madeUp from '../made-up-pack.json' with { type: 'json' };

const pack = Pack.parse(madeUp);

function shownOf(requirement: string, choice: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inForce = requirementsInForce(
    [pack],
    [{ packId: pack.id, version: pack.version, from: null, to: null, readings: {} }],
    [],
    choice,
  );
  const { shows } = inForce.find((each) => each.requirement.id === requirement)!;
  return Object.fromEntries(
    [...shows].map(([id, { isWhole, parts }]) => [id, `${isWhole ? 'all: ' : ''}${parts.toSorted().join(' ')}`]),
  );
}

describe('what evidence shows of a requirement', () => {
  it('is all of it by its own id or another name for it, a competency with its units, and a unit', () => {
    expect(shownOf('T1-list', { 'TEST-ALIKE': 'b' })).toEqual({
      'T1-list': 'all: T1-C1 T1-C2 T1-C2a T1-C2b',
      T1: 'all: T1-C1 T1-C2 T1-C2a T1-C2b',
      'T1-C1': 'T1-C1',
      'T1-C2': 'T1-C2 T1-C2a T1-C2b',
      'T1-C2a': 'T1-C2a',
      'T1-C2b': 'T1-C2b',
    });
  });

  it('is also what one piece of evidence serves alike, by whatever larger name it comes', () => {
    expect(shownOf('T2')).toMatchObject({ 'T1-C1': 'T2-C1a', T1: 'T2-C1a', 'T1-list': 'T2-C1a' });
    expect(shownOf('T1-list')).toMatchObject({ 'T2-C1a': 'T1-C1', 'T2-C1': 'T1-C1', T2: 'T1-C1' });
  });

  it('is nothing by the name of something else', () => {
    expect(shownOf('T2', { 'TEST-ALIKE': 'b' })).not.toHaveProperty('T1');
    expect(shownOf('KIND')).toEqual({ KIND: 'all: ' });
  });
});
