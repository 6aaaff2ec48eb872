import { describe, expect, test } from 'vitest';
import { spansOf, told, type OneRule } from './kinds/one-rule.fixture.ts';

const rule = { kind: 'interval', months: 12, noticeDays: 0, agencyInterval: 'none' };
const basics = { id: 'BASICS', rule: { kind: 'once', id: 'B' } };
const effect = { option: 'T-BEFORE', readings: { a: 'warn', b: 'block' } };
const asked: OneRule = {
  rule,
  beside: [basics],
  requirement: { prerequisites: { requirements: ['BASICS'], effect } },
  options: [{ id: 'T-BEFORE', readings: { a: 'warn', b: 'block' } }],
  evidence: [{ on: '2023-03-01' }],
};
const block = { 'T-BEFORE': 'b' };
const never = ['2022-10-03 upcoming, due 2024-01-01', '2024-01-02 overdue, due 2024-01-01'];
const held = (from: string, due: string) => [
  '2022-10-03 upcoming, due 2024-01-01',
  `${from} current, due ${due}`,
  `${due} due-soon, due ${due}`,
];
const after = (change: Partial<OneRule>): readonly string[] => told({ ...asked, ...change }).slice(0, 3);

describe('what should be held before', () => {
  const before = { on: '2023-02-01', satisfies: ['BASICS'] };
  const late = { on: '2023-06-01', satisfies: ['BASICS'] };

  test('and is held changes nothing', () => {
    const evidence = [...asked.evidence, before];
    expect(after({ evidence })).toEqual(held('2023-03-01', '2024-03-01'));
    expect(after({ evidence, readings: block })).toEqual(held('2023-03-01', '2024-03-01'));
    expect(spansOf({ ...asked, evidence })[1]!.basis.option).toBeUndefined();
  });

  test('and is not held is named where it only warns', () => {
    expect(after({})).toEqual(held('2023-03-01', '2024-03-01'));
    expect(spansOf(asked)[1]!.basis.option).toBe('T-BEFORE:a');
  });

  test('and is not held lets nothing count where it blocks', () => {
    expect(after({ readings: block })).toEqual(never);
  });

  test('and is held later lets it count from then where it blocks', () => {
    const evidence = [...asked.evidence, late];
    expect(after({ evidence, readings: block })).toEqual(held('2023-06-01', '2024-06-01'));
    expect(spansOf({ ...asked, evidence, readings: block })[1]!.basis.option).toBe('T-BEFORE:b');
  });

  test('has to be held whole where several things are', () => {
    const several: Partial<OneRule> = {
      beside: [basics, { ...basics, id: 'MORE', rule: { kind: 'once', id: 'M' } }],
      requirement: { prerequisites: { requirements: ['BASICS', 'MORE'], effect: 'block' } },
    };
    expect(after({ ...several, evidence: [...asked.evidence, before] })).toEqual(never);
    expect(after({ ...several, evidence: [...asked.evidence, before, { ...late, satisfies: ['MORE'] }] })).toEqual(
      held('2023-06-01', '2024-06-01'),
    );
  });

  test('and is asked of nobody here holds nothing up', () => {
    expect(after({ beside: [], readings: block })).toEqual(held('2023-03-01', '2024-03-01'));
  });
});
