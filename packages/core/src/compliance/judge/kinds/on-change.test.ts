import { describe, expect, test } from 'vitest';
import { spansOf, told, type OneRule } from './one-rule.fixture.ts';

const change = (on: string, days: number, id = `C-${on}`) => ({ id, title: 'it was replaced', on, within: { days } });
const rule = { kind: 'on-change', noticeDays: 14, changes: [change('2024-03-01', 30)] };

describe('once, and again on change', () => {
  test.each<[string, Partial<OneRule> & Pick<OneRule, 'evidence'>, readonly string[]]>([
    ['never done', { evidence: [] }, ['2022-10-03 upcoming, due 2024-01-01', '2024-01-02 overdue, due 2024-01-01']],
    [
      'done before the change, and not again',
      { evidence: [{ on: '2023-05-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-05-01 current',
        '2024-03-01 current, due 2024-03-31',
        '2024-03-17 due-soon, due 2024-03-31',
        '2024-04-01 overdue, due 2024-03-31',
      ],
    ],
    [
      'done again late',
      { evidence: [{ on: '2023-05-01' }, { on: '2024-04-10' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-05-01 current',
        '2024-03-01 current, due 2024-03-31',
        '2024-03-17 due-soon, due 2024-03-31',
        '2024-04-01 overdue, due 2024-03-31',
        '2024-04-10 current',
      ],
    ],
    [
      'done on the day of the change counts for it',
      { evidence: [{ on: '2024-03-01' }] },
      ['2022-10-03 upcoming, due 2024-01-01', '2024-01-02 overdue, due 2024-01-01', '2024-03-01 current'],
    ],
    [
      'of two changes the first that was missed binds',
      {
        rule: { ...rule, noticeDays: 0, changes: [change('2024-03-20', 60), change('2024-03-01', 30)] },
        evidence: [{ on: '2023-05-01' }],
      },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-05-01 current',
        '2024-03-01 current, due 2024-03-31',
        '2024-03-31 due-soon, due 2024-03-31',
        '2024-04-01 overdue, due 2024-03-31',
      ],
    ],
    [
      'somebody who starts after the change has the time of a first completion',
      { startsOn: '2024-06-01', evidence: [{ on: '2023-05-01' }] },
      ['2024-03-03 upcoming, due 2025-06-01', '2025-06-02 overdue, due 2025-06-01'],
    ],
    [
      'a change that a later version tells of is due from that version on',
      {
        rule: { ...rule, changes: [] },
        later: [{ from: '2024-06-01', rule }],
        evidence: [{ on: '2023-05-01' }],
      },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2023-05-01 current',
        '2024-06-01 due-soon, due 2024-06-01',
        '2024-06-02 overdue, due 2024-06-01',
      ],
    ],
    [
      'what was recalled is due on the day of the recall',
      { evidence: [{ on: '2024-03-05', recalledOn: '2024-05-01' }] },
      [
        '2022-10-03 upcoming, due 2024-01-01',
        '2024-01-02 overdue, due 2024-01-01',
        '2024-03-05 current, due 2024-05-01',
        '2024-04-17 due-soon, due 2024-05-01',
        '2024-05-02 overdue, due 2024-05-01',
      ],
    ],
  ])('%s', (_, asked, spans) => {
    expect(told({ rule, ...asked })).toEqual(spans);
  });

  test('the judgement names the change', () => {
    const [, before, after] = spansOf({ rule, evidence: [{ on: '2023-05-01' }] });
    expect([before!.basis.rule, after!.basis.rule]).toEqual(['R', 'C-2024-03-01']);
  });
});
