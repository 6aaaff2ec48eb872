import { expect, test } from 'vitest';
import { NOBODY } from '../../compliance/state-counts.ts';
import type { ChangeFigures, Figures } from '../figures/schema.ts';
import { changeBlocks, questionOf } from './changes.ts';

function changed(group: string, upToDate: number, since: number): ChangeFigures['byGroup'][number] {
  return {
    group,
    old: { ...NOBODY, current: upToDate, overdue: 40 - upToDate },
    new: { ...NOBODY, current: since, overdue: 40 - since },
  };
}

function figuresWith(...byGroup: ChangeFigures['byGroup']): Figures {
  const change: ChangeFigures = {
    on: '2025-09-01',
    what: 'rule',
    requirement: 'annex-c',
    title: 'Annex C',
    old: 'Every three years',
    new: 'Every two years',
    groups: byGroup.map(({ group }) => group),
    judgedOn: '2025-09-30',
    byGroup,
  };
  return { changes: [change] } as Partial<Figures> as Figures;
}

test('a group that a rule moved by a few people is neither named nor said to have dropped', () => {
  const figures = figuresWith(changed('early-years', 30, 28), changed('police', 20, 30));
  const blocks = changeBlocks(figures, { threshold: 5 });
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'readings']);
  expect(JSON.stringify(blocks)).not.toContain('Early years');
  expect(questionOf(figures, { threshold: 5 })).toBe('Why did police rise?');
  expect(questionOf(figures, { threshold: 0 })).toBe('Why did early years drop?');
});

test('where every group is small there is nothing to read of a change', () => {
  expect(changeBlocks(figuresWith(changed('early-years', 38, 20)), { threshold: 5 })).toEqual([]);
});
