import { describe, expect, test } from 'vitest';
import { waySteps, type WayFacts } from './next-words.ts';

const facts: WayFacts = {
  isApproved: true,
  hasManager: false,
  managerName: undefined,
  answerByOn: '2026-11-30',
  pricePence: 3500,
  hasPlace: true,
  isAllotted: false,
  mode: 'virtual',
  linkShownHours: 24,
};
const titles = (change: Partial<WayFacts>) => waySteps({ ...facts, ...change }).map(({ title }) => title);

describe('the way to a place', () => {
  test('goes through whoever approves, and says by when', () => {
    expect(titles({})).toEqual(['You ask', 'Your agency says yes', 'Your place is confirmed']);
    expect(titles({ managerName: 'Gareth Pryce' })[1]).toBe('Gareth Pryce says yes');
    expect(waySteps(facts)[1]?.text).toBe(
      'To the time and the £35. If there is no answer by 30 November 2026, we ask somebody else there.',
    );
  });

  test('is two steps where nobody has to approve', () => {
    expect(titles({ isApproved: false })).toEqual(['You ask', 'Your place is confirmed']);
  });

  test('goes through the order where there is no place', () => {
    expect(titles({ isApproved: false, hasPlace: false })).toContain('A place comes free');
  });

  test('waits for the coordinator where she gives the places out', () => {
    expect(titles({ isApproved: false, isAllotted: true })).toContain('Places are given out');
  });
});
