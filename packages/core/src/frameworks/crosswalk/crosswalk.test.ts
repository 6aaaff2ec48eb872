import { describe, expect, it } from 'vitest';
import { dayOf } from '../../calendar.ts';
import { equivalencesById, worthOf, type Equivalence } from './crosswalk.ts';

const passport: Equivalence = {
  id: 'e1',
  from: 'CSTF-2',
  to: ['LCF-L2'],
  carries: 'full',
  validFrom: '2024-01-01',
  validTo: '2025-12-31',
  why: 'Compared line by line',
  isTakenBack: false,
};
const worth = (satisfies: readonly string[], achievedOn: string, ...decided: readonly Equivalence[]) =>
  worthOf(satisfies, dayOf(achievedOn), equivalencesById(decided));

describe('what evidence is worth under other names', () => {
  it.each([
    ['2023-12-31', ['CSTF-2']],
    ['2024-01-01', ['CSTF-2', 'LCF-L2']],
    ['2025-12-31', ['CSTF-2', 'LCF-L2']],
    ['2026-01-01', ['CSTF-2']],
  ])('learning of %s stands for %j', (achievedOn, expected) => {
    expect(worth(['CSTF-2'], achievedOn, passport)).toEqual(expected);
  });

  it('is nothing more without a decision, and where the decision is that it carries nothing', () => {
    expect(worth(['CSTF-2'], '2025-01-01')).toEqual(['CSTF-2']);
    expect(worth(['CSTF-2'], '2025-01-01', { ...passport, carries: 'none', to: [] })).toEqual(['CSTF-2']);
    expect(worth(['CSTF-2'], '2025-01-01', { ...passport, isTakenBack: true })).toEqual(['CSTF-2']);
    expect(worth(['CSTF-1'], '2025-01-01', passport)).toEqual(['CSTF-1']);
  });

  it('goes one step and no further', () => {
    const onwards: Equivalence = { ...passport, id: 'e2', from: 'LCF-L2', to: ['KSS-2'] };
    expect(worth(['CSTF-2'], '2025-01-01', passport, onwards)).toEqual(['CSTF-2', 'LCF-L2']);
  });

  it('names nothing twice', () => {
    expect(worth(['CSTF-2', 'LCF-L2'], '2025-01-01', passport)).toEqual(['CSTF-2', 'LCF-L2']);
  });
});
