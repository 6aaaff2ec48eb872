import { describe, expect, test } from 'vitest';
import { faultAt, faultsIn, freshId, listAt, movedIn, valueAt, withValue } from './draft-tree.ts';

const draft = { title: 'Ours', tiers: [{ number: 1, price: { kind: 'flat', pence: 3500 } }] };

describe('a draft is changed in one place, and the rest stays as it was', () => {
  test('deep in a list', () => {
    const changed = withValue(draft, 'tiers.0.price.pence', 4000);
    expect(valueAt(changed, 'tiers.0.price.pence')).toBe(4000);
    expect(valueAt(changed, 'title')).toBe('Ours');
    expect(valueAt(draft, 'tiers.0.price.pence')).toBe(3500);
  });

  test('where nothing was', () => {
    expect(withValue(draft, 'moved.daysToDecline', 7)).toMatchObject({ moved: { daysToDecline: 7 } });
    expect(valueAt(draft, 'moved.daysToDecline')).toBeUndefined();
    expect(listAt(draft, 'rows')).toEqual([]);
  });

  test('by taking something out', () => {
    expect(withValue(draft, 'title', undefined)).toEqual({ tiers: draft.tiers });
  });
});

test('things in a list change places, but not beyond its ends', () => {
  expect(movedIn(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(movedIn(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

describe('what is wrong stands at its place', () => {
  const findings = [
    { field: 'tiers.0.price.pence', reason: 'must be a number' },
    { field: 'tiers.10.title', reason: 'is needed' },
  ];

  test.each([
    ['tiers.0.price', 'Must be a number'],
    ['tiers.0.price.pence', 'Must be a number'],
    ['tiers.1', undefined],
    ['title', undefined],
  ])('%s', (path, words) => {
    expect(faultAt(findings, path)).toBe(words);
  });

  test('and is counted by part', () => {
    expect(faultsIn(findings, ['tiers', 'rows'])).toBe(2);
    expect(faultsIn(findings, ['notice'])).toBe(0);
  });
});

test('a new thing gets an id that nothing else has', () => {
  expect(freshId([{ id: 'row-2' }], 'row')).toBe('row-3');
  expect(freshId([], 'row')).toBe('row-1');
});
