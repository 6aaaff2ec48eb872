import { describe, expect, it } from 'vitest';
import { judgedBy } from './asked.fixture.ts';
import { kcsie2024, kcsie2025, kcsie2026 } from './frameworks/kcsie.ts';

const school = judgedBy([kcsie2024, kcsie2025]);
const teacher = { agencyKind: 'school-maintained' } as const;
const did = (
  satisfies: string,
  achievedOn: string,
  kind: 'completion' | 'attendance' | 'declaration' = 'completion',
) => ({
  kind,
  satisfies: [satisfies],
  achievedOn,
});

describe('everybody in a school or college', () => {
  it('is asked for induction, a yearly update and Part one; governors and leads for more', () => {
    expect(Object.keys(school({ ...teacher, asAt: '2025-10-01' }))).toEqual([
      'KCSIE-INDUCTION',
      'KCSIE-UPDATE',
      'KCSIE-PART-ONE',
    ]);
    expect(Object.keys(school({ ...teacher, asAt: '2025-10-01', flags: ['dsl', 'governor'] }))).toEqual([
      'KCSIE-INDUCTION',
      'KCSIE-UPDATE',
      'KCSIE-PART-ONE',
      'KCSIE-DSL',
      'KCSIE-DSL-REFRESH',
      'KCSIE-GOVERNORS',
    ]);
    expect(school({ agencyKind: 'gp', asAt: '2025-10-01' })['KCSIE-UPDATE']).toBeUndefined();
  });

  it('has thirty days for induction, or none where a partnership reads it so', () => {
    expect(school({ ...teacher, asAt: '2025-10-01' })['KCSIE-INDUCTION']).toMatchObject({
      state: 'upcoming',
      dueOn: '2025-10-01',
    });
    expect(school({ ...teacher, asAt: '2025-10-02' })['KCSIE-INDUCTION']).toMatchObject({ state: 'overdue' });
    expect(
      school({ ...teacher, asAt: '2025-09-01', options: { 'HOUSE-KCSIE-INDUCTION': 'b' } })['KCSIE-INDUCTION'],
    ).toMatchObject({ state: 'overdue', dueOn: '2025-08-31' });
  });

  it('needs an update in each academic year, of any kind of activity but mere attendance', () => {
    const evidence = [did('KCSIE-UPDATE', '2025-10-06', 'declaration')];
    const there = [did('KCSIE-UPDATE', '2025-10-06', 'attendance')];
    expect(school({ ...teacher, asAt: '2026-09-01', evidence: there })['KCSIE-UPDATE']!.heldSince).toBeUndefined();
    expect(school({ ...teacher, asAt: '2026-08-31', evidence })['KCSIE-UPDATE']!.state).not.toBe('overdue');
    expect(school({ ...teacher, asAt: '2027-09-01', evidence })['KCSIE-UPDATE']).toMatchObject({ state: 'overdue' });
    const rolling = { 'HOUSE-KCSIE-YEAR': 'b' };
    expect(school({ ...teacher, asAt: '2026-10-05', evidence, options: rolling })['KCSIE-UPDATE']!.state).not.toBe(
      'overdue',
    );
    expect(school({ ...teacher, asAt: '2026-10-07', evidence, options: rolling })['KCSIE-UPDATE']).toMatchObject({
      state: 'overdue',
    });
  });

  it('declares that the edition of the year was read, and the one before does not count for it', () => {
    const read = (edition: string) =>
      school({
        ...teacher,
        asAt: '2025-10-15',
        evidence: [did(`KCSIE-PART-ONE-${edition}`, '2025-09-10', 'declaration')],
      })['KCSIE-PART-ONE']!.state;
    expect(read('2025')).toBe('current');
    expect(read('2024')).toBe('overdue');
  });
});

describe('a designated safeguarding lead', () => {
  const lead = { ...teacher, flags: ['dsl'] };

  it('is trained before the role and again every two years', () => {
    expect(school({ ...lead, asAt: '2025-09-01' })['KCSIE-DSL']).toMatchObject({
      state: 'overdue',
      dueOn: '2025-08-31',
    });
    const evidence = [did('KCSIE-DSL', '2025-07-10')];
    expect(school({ ...lead, asAt: '2026-01-01', evidence })['KCSIE-DSL']).toMatchObject({
      state: 'current',
      dueOn: '2027-07-10',
    });
  });
});

describe('editions', () => {
  it('follow each other without a day on which nothing or two of them hold', () => {
    const versionOn = (asAt: string) => school({ ...teacher, startsOn: '2024-01-01', asAt })['KCSIE-UPDATE']?.because;
    expect(versionOn('2025-08-31')).toMatchObject({ pack: 'kcsie-2024' });
    expect(versionOn('2025-09-01')).toMatchObject({ pack: 'kcsie-2025' });
    expect(versionOn('2024-09-01')).toBeUndefined();
  });

  it('of 2026 asks for a declaration of its own', () => {
    const next = judgedBy([kcsie2026]);
    expect(next({ ...teacher, asAt: '2026-10-02' })['KCSIE-PART-ONE']).toMatchObject({
      state: 'overdue',
      because: { pack: 'kcsie-2026' },
    });
  });

  it('are drafts, all of them: their wording was not read', () => {
    expect([kcsie2024, kcsie2025, kcsie2026].map(({ status }) => status)).toEqual(['draft', 'draft', 'draft']);
  });
});
