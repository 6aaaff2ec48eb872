import { describe, expect, it } from 'vitest';
import { ownLevels, requiredLists } from './levels.ts';
import { chooseReadings } from './readings.ts';
import { Pack } from './schema.ts';
import madeUp from './made-up-pack.json' with { type: 'json' };

const pack = Pack.parse(madeUp);
const framework = pack.frameworks[0]!;

function listsOf(
  groups: readonly string[],
  choice: Readonly<Record<string, string>> = {},
  allGroups = groups,
): readonly string[] {
  return requiredLists(groups, allGroups, framework, chooseReadings(pack.options, choice)).map((list) => list.level);
}

describe('the lists that groups need', () => {
  it('are that of their level and those that it takes in', () => {
    expect(listsOf(['G1'])).toEqual(['T1']);
    expect(listsOf(['G2'])).toEqual(['T2', 'T1']);
    expect(listsOf(['G2'], { 'TEST-LEVELS': 'b' })).toEqual(['T2']);
  });

  it('say by which option a lower list was taken in, and nothing of one that a group has itself', () => {
    const readings = chooseReadings(pack.options, {});
    expect(requiredLists(['G2'], ['G2'], framework, readings)).toEqual([
      { level: 'T2', option: undefined },
      { level: 'T1', option: 'TEST-LEVELS:a' },
    ]);
    expect(requiredLists(['G1', 'G2'], ['G1', 'G2'], framework, readings)).toEqual([
      { level: 'T1', option: undefined },
      { level: 'T2', option: undefined },
    ]);
  });

  it('are the union for somebody in several groups', () => {
    expect(listsOf(['G1', 'G2'], { 'TEST-LEVELS': 'b' })).toEqual(['T1', 'T2']);
  });

  it('are those of the highest level, less the own lists of lower groups, where only the highest counts', () => {
    expect(listsOf(['G1', 'G2'], { 'TEST-SEVERAL': 'b' })).toEqual(['T2']);
    expect(listsOf(['G2'], { 'TEST-SEVERAL': 'b' })).toEqual(['T2', 'T1']);
    expect(listsOf(['G1'], { 'TEST-SEVERAL': 'b' }, ['G1', 'G2'])).toEqual([]);
  });

  it('are none for a group without a level, and none for one of another framework', () => {
    expect(listsOf(['G9'])).toEqual([]);
    expect(listsOf(['ELSEWHERE-G1'])).toEqual([]);
    expect(listsOf([])).toEqual([]);
    expect(ownLevels(['G9', 'G1'], framework, chooseReadings(pack.options, {})).map((level) => level.id)).toEqual([
      'T1',
    ]);
  });
});
