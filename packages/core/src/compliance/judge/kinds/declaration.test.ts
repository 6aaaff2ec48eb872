import { describe, expect, test } from 'vitest';
import { told, type OneRule } from './one-rule.fixture.ts';

const edition = (year: number) => ({
  kind: 'declaration',
  noticeDays: 10,
  edition: `PART-ONE-${year}`,
  editionTitle: `Part one, edition ${year}`,
  editionOn: `${year}-09-01`,
  within: { days: 30 },
});
const rule = edition(2023);
const read = (year: number, on: string) => ({ on, kind: 'declaration' as const, satisfies: [`PART-ONE-${year}`] });
const later = [{ from: '2024-09-01', rule: edition(2024) }];

describe('a declaration of having read an edition', () => {
  test.each<[string, Partial<OneRule> & Pick<OneRule, 'evidence'>, readonly string[]]>([
    [
      'whoever was asked before the edition has its time',
      { evidence: [] },
      ['2022-10-03 upcoming, due 2023-10-01', '2023-10-02 overdue, due 2023-10-01'],
    ],
    [
      'whoever starts after it has the time of a first completion',
      { startsOn: '2023-11-01', evidence: [] },
      ['2023-08-03 upcoming, due 2024-11-01', '2024-11-02 overdue, due 2024-11-01'],
    ],
    [
      'read, also before the day from which it is to be read',
      { evidence: [read(2023, '2023-08-20')] },
      ['2022-10-03 upcoming, due 2023-10-01', '2023-08-20 current'],
    ],
    [
      'a completion is no declaration',
      { evidence: [{ ...read(2023, '2023-09-10'), kind: 'completion' }] },
      ['2022-10-03 upcoming, due 2023-10-01', '2023-10-02 overdue, due 2023-10-01'],
    ],
    [
      'naming the requirement says nothing of the edition',
      { evidence: [{ on: '2023-09-10', kind: 'declaration' }] },
      ['2022-10-03 upcoming, due 2023-10-01', '2023-10-02 overdue, due 2023-10-01'],
    ],
    [
      'the next edition has to be read anew, and until its time is over the one before holds',
      { later, evidence: [read(2023, '2023-09-10')] },
      [
        '2022-10-03 upcoming, due 2023-10-01',
        '2023-09-10 current',
        '2024-09-01 current, due 2024-10-01',
        '2024-09-21 due-soon, due 2024-10-01',
        '2024-10-02 overdue, due 2024-10-01',
      ],
    ],
    [
      'the next edition was read',
      { later, evidence: [read(2023, '2023-09-10'), read(2024, '2024-09-15')] },
      [
        '2022-10-03 upcoming, due 2023-10-01',
        '2023-09-10 current',
        '2024-09-01 current, due 2024-10-01',
        '2024-09-15 current',
      ],
    ],
    [
      'the old edition read after the new one came out holds nothing',
      { later, evidence: [read(2023, '2024-09-02')] },
      [
        '2022-10-03 upcoming, due 2023-10-01',
        '2023-10-02 overdue, due 2023-10-01',
        '2024-09-01 upcoming, due 2024-10-01',
        '2024-10-02 overdue, due 2024-10-01',
      ],
    ],
  ])('%s', (_, asked, spans) => {
    expect(told({ rule, ...asked })).toEqual(spans);
  });
});
