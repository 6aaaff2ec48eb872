import { describe, expect, it } from 'vitest';
import type { CountedRow } from '../../compliance/answers/count-row.ts';
import { NOBODY } from '../../compliance/state-counts.ts';
import { withholdRows } from './withhold-rows.ts';

const row = (agency: string, current: number, overdue: number, requirement = 'L1'): CountedRow => ({
  agency,
  agencyName: agency,
  requirement,
  title: requirement,
  intervalMonths: 36,
  asks: '',
  states: { ...NOBODY, current, overdue },
});
const nobody = () => false;
const told = (rows: readonly CountedRow[], isOwn: (agency: string) => boolean = nobody) => {
  const withheld = withholdRows(rows, isOwn, 5);
  return {
    agencies: rows.filter((each) => withheld.rows.has(each)).map((each) => `${each.agency} ${each.requirement}`),
    requirements: [...withheld.requirements],
  };
};

describe('counts for somebody who looks after none of these people', () => {
  it('are all shown where none is small', () => {
    expect(told([row('A', 40, 5), row('B', 20, 0), row('C', 9, 9)])).toEqual({ agencies: [], requirements: [] });
  });

  it('are withheld where one is small, with another so that no sum gives it away', () => {
    expect(told([row('A', 40, 20), row('B', 20, 9), row('C', 30, 2)])).toEqual({
      agencies: ['B L1', 'C L1'],
      requirements: [],
    });
  });

  it('are withheld until what is withheld together is not small either', () => {
    expect(told([row('A', 40, 20), row('B', 6, 0), row('C', 7, 1), row('D', 50, 30)]).agencies).toEqual([
      'A L1',
      'B L1',
      'C L1',
    ]);
  });

  it('lose their sum as well where nothing else hides them', () => {
    expect(told([row('A', 3, 0)])).toEqual({ agencies: ['A L1'], requirements: ['L1'] });
    expect(told([row('A', 3, 0), row('B', 40, 2)]).requirements).toEqual(['L1']);
  });

  it('are the reader’s own to see, and her own hide nobody else’s', () => {
    expect(told([row('A', 3, 0), row('B', 40, 9)], (agency) => agency === 'A').agencies).toEqual([]);
    expect(told([row('A', 3, 0), row('B', 40, 9)], (agency) => agency === 'B')).toEqual({
      agencies: ['A L1'],
      requirements: ['L1'],
    });
  });

  it('never leave a sum from which a withheld number follows, whatever the numbers', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let round = 0; round < 400; round += 1) {
      const rows = Array.from({ length: 1 + next(6) }, (_, index) => row(`A${index}`, next(12), next(12)));
      const { rows: hidden, requirements } = withholdRows(rows, nobody, 5);
      const left = rows.filter((each) => hidden.has(each));
      for (const each of rows.filter((some) => !hidden.has(some)))
        for (const count of [each.states.current, each.states.overdue]) expect(count === 0 || count >= 5).toBe(true);
      if (left.length === 0 || requirements.size > 0) continue;
      expect(left.length).toBeGreaterThan(1);
      for (const sum of [
        left.reduce((all, each) => all + each.states.current, 0),
        left.reduce((all, each) => all + each.states.overdue, 0),
      ])
        expect(sum === 0 || sum >= 5).toBe(true);
    }
  });
});
