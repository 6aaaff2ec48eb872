import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../calendar.ts';
import { progressOn } from '../progress.ts';
import { oneRule, spansOf, told, type OneRule } from './one-rule.fixture.ts';

const yearly = { kind: 'count', times: 1, per: { yearFrom: '09-01' } };
const never = ['2022-10-03 upcoming, due 2024-01-01', '2024-01-02 overdue, due 2024-01-01'];

describe('once in each school year', () => {
  test.each<[string, Partial<OneRule> & Pick<OneRule, 'evidence'>, readonly string[]]>([
    ['never', { evidence: [] }, never],
    [
      'early in a year holds until the end of the next',
      { evidence: [{ on: '2023-09-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-09-01 current, due 2025-08-31',
        '2025-06-02 due-soon, due 2025-08-31',
        '2025-09-01 overdue, due 2025-08-31',
      ],
    ],
    [
      'the last day of a year is still that year',
      { evidence: [{ on: '2023-08-31' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-08-31 current, due 2024-08-31',
        '2024-06-02 due-soon, due 2024-08-31',
        '2024-09-01 overdue, due 2024-08-31',
      ],
    ],
    [
      'twice in one year holds no longer than once',
      { evidence: [{ on: '2023-09-01' }, { on: '2024-08-31' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-09-01 current, due 2025-08-31',
        '2025-06-02 due-soon, due 2025-08-31',
        '2025-09-01 overdue, due 2025-08-31',
      ],
    ],
    [
      'a year that was missed is made good in the next',
      { evidence: [{ on: '2023-09-01' }, { on: '2025-10-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-09-01 current, due 2025-08-31',
        '2025-06-02 due-soon, due 2025-08-31',
        '2025-09-01 overdue, due 2025-08-31',
        '2025-10-01 current, due 2027-08-31',
        '2027-06-02 due-soon, due 2027-08-31',
        '2027-09-01 overdue, due 2027-08-31',
      ],
    ],
    [
      'a course that was recalled',
      { evidence: [{ on: '2023-09-01', recalledOn: '2023-10-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-09-01 due-soon, due 2023-10-01',
        '2023-10-02 overdue, due 2023-10-01',
      ],
    ],
    [
      'only kinds that the rule counts',
      { rule: { ...yearly, evidence: ['reflection'] }, evidence: [{ on: '2023-09-01' }] },
      never,
    ],
  ])('%s', (_, asked, spans) => {
    expect(told({ rule: yearly, ...asked })).toEqual(spans);
  });
});

describe('twice', () => {
  const twice = { kind: 'count', times: 2, per: { yearFrom: '09-01' } };
  test('in a school year is not once in each of two', () => {
    expect(told({ rule: twice, evidence: [{ on: '2023-08-31' }, { on: '2023-09-01' }] })).toEqual(never);
  });

  test('on one day is once', () => {
    expect(told({ rule: twice, evidence: [{ on: '2023-09-01' }, { on: '2023-09-01', kind: 'reflection' }] })).toEqual(
      never,
    );
  });

  test('in any six months holds until the first of the two is six months old', () => {
    const rule = { ...twice, per: { months: 6 }, noticeDays: 0 };
    expect(told({ rule, evidence: [{ on: '2023-02-01' }, { on: '2023-06-15' }, { on: '2023-08-10' }] })).toEqual([
      '2022-10-03 upcoming, due 2024-01-01',
      '2023-06-15 current, due 2023-08-01',
      '2023-08-01 due-soon, due 2023-08-01',
      '2023-08-02 overdue, due 2023-08-01',
      '2023-08-10 current, due 2023-12-15',
      '2023-12-15 due-soon, due 2023-12-15',
      '2023-12-16 overdue, due 2023-12-15',
    ]);
  });

  test('is what leads are asked where others are asked once', () => {
    const rule = { ...yearly, other: [{ id: 'LEAD', times: 2, flags: ['lead'] }] };
    expect(told({ rule, evidence: [{ on: '2023-09-01' }], flags: ['lead'] })).toEqual(never);
    expect(told({ rule, evidence: [{ on: '2023-09-01' }] })).toHaveLength(4);
  });
});

test('the judgement names the option that chose the period', () => {
  const rule = { ...yearly, per: { option: 'T-PER', readings: { a: { yearFrom: '09-01' }, b: { months: 12 } } } };
  const options = [{ id: 'T-PER', readings: { a: 'year', b: 'months' } }];
  const dueUnder = (readings: Record<string, string>) => {
    const current = spansOf({ rule, options, readings, evidence: [{ on: '2023-10-01' }] }).at(-1)!;
    return [current.basis.option, current.dueOn];
  };
  expect(dueUnder({})).toEqual(['T-PER:a', dayOf('2025-08-31')]);
  expect(dueUnder({ 'T-PER': 'b' })).toEqual(['T-PER:b', dayOf('2024-10-01')]);
});

test('progress counts the times of the year or the months', () => {
  const evidence = [{ on: '2023-08-31' }, { on: '2023-09-01' }, { on: '2023-10-01' }];
  const on = (day: string, per: object) => {
    const { life, requirements } = oneRule({ rule: { kind: 'count', times: 3, per }, evidence });
    return progressOn(life, requirements, requirements[0]!, { part: 'R', isHeld: false }, dayOf(day))!.accepted;
  };
  expect(on('2023-10-01', { yearFrom: '09-01' })).toBe(2);
  expect(on('2023-08-31', { yearFrom: '09-01' })).toBe(1);
  expect(on('2024-09-01', { yearFrom: '09-01' })).toBe(0);
  expect(on('2023-10-01', { months: 6 })).toBe(3);
  expect(on('2024-03-01', { months: 6 })).toBe(2);
});
