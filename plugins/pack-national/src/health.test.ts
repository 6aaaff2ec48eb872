import { describe, expect, it } from 'vitest';
import { judgedBy } from './asked.fixture.ts';
import { rcgp2024 } from './frameworks/general-practice.ts';
import { icdAdults2018, icdAdults2024 } from './frameworks/intercollegiate-adults.ts';
import { icdChildren2014, icdChildren2019, icdChildren2025 } from './frameworks/intercollegiate-children.ts';
import { prevent } from './frameworks/prevent.ts';

const hours = (satisfies: string, achievedOn: string, many: number, together = many, domain = 'children' as const) => ({
  kind: 'completion' as const,
  satisfies: [satisfies],
  achievedOn,
  hours: many,
  participatoryHours: together,
  domain,
});

describe('the intercollegiate document for children', () => {
  const health = judgedBy([icdChildren2014, icdChildren2019, icdChildren2025]);
  const nurse = { agencyKind: 'ruh' as const, audiences: ['ICDC-STAFF-3'], startsOn: '2020-01-06' };

  it('asks for sixteen hours in the first year at level 3, half of them together with others', () => {
    const some = [hours('ICDC-L3', '2020-03-02', 8, 8), hours('ICDC-L3', '2020-06-01', 8, 0)];
    expect(health({ ...nurse, asAt: '2020-12-01', evidence: some })['ICDC-L3']!.state).not.toBe('overdue');
    expect(health({ ...nurse, asAt: '2021-01-07', evidence: some.slice(0, 1) })['ICDC-L3']).toMatchObject({
      state: 'overdue',
    });
    const alone = some.map((each) => ({ ...each, participatoryHours: 0 }));
    expect(health({ ...nurse, asAt: '2021-01-07', evidence: alone })['ICDC-L3']).toMatchObject({ state: 'overdue' });
  });

  it('asks a level for its own hours only', () => {
    expect(Object.keys(health({ ...nurse, asAt: '2021-01-07' }))).toEqual(['ICDC-L3']);
  });

  it('is judged by the edition of the day', () => {
    const packOn = (asAt: string) => health({ ...nurse, startsOn: '2016-01-04', asAt })['ICDC-L3']?.because.pack;
    expect([packOn('2018-12-31'), packOn('2019-01-01'), packOn('2025-08-31'), packOn('2025-09-01')]).toEqual([
      'icd-children-2014',
      'icd-children-2019',
      'icd-children-2019',
      'icd-children-2025',
    ]);
  });

  it('states as active only what was read', () => {
    expect([icdChildren2014, icdChildren2019, icdChildren2025].map(({ status }) => status)).toEqual([
      'active',
      'draft',
      'draft',
    ]);
  });
});

describe('the intercollegiate document for adults', () => {
  const health = judgedBy([icdAdults2018, icdAdults2024]);

  it.each([
    [1, 2],
    [2, 3],
    [3, 8],
  ])('asks at level %s for %s hours in three years', (level, needed) => {
    const asked = { agencyKind: 'gp' as const, audiences: [`ICDA-STAFF-${level}`], startsOn: '2020-01-06' };
    const state = (many: number) =>
      health({
        ...asked,
        asAt: '2022-06-01',
        evidence: [{ ...hours(`ICDA-L${level}`, '2020-03-02', many), domain: 'adults' as const }],
      })[`ICDA-L${level}`]!.state;
    expect(state(needed)).toBe('current');
    expect(state(needed - 0.5)).toBe('overdue');
  });

  it('counts an hour about both whole, or half where a partnership reads it so', () => {
    const asked = { agencyKind: 'gp' as const, audiences: ['ICDA-STAFF-1'], startsOn: '2020-01-06' };
    const evidence = [{ ...hours('ICDA-L1', '2020-03-02', 2), domain: 'both' as const }];
    expect(health({ ...asked, asAt: '2022-06-01', evidence })['ICDA-L1']!.state).toBe('current');
    expect(
      health({ ...asked, asAt: '2022-06-01', evidence, options: { 'HOUSE-ICDA-JOINT': 'b' } })['ICDA-L1']!.state,
    ).toBe('overdue');
  });
});

describe('general practice', () => {
  const practice = judgedBy([rcgp2024]);

  it('asks at level 3 for learning and reflection each year, and a meeting within a month', () => {
    const asked = { agencyKind: 'gp' as const, audiences: ['RCGP-STAFF-3'], startsOn: '2025-01-06' };
    const requirements = practice({ ...asked, asAt: '2025-02-07' });
    expect(Object.keys(requirements)).toEqual(['RCGP-L3', 'RCGP-LEARNING', 'RCGP-REFLECTION', 'RCGP-MEETING']);
    expect(requirements['RCGP-MEETING']).toMatchObject({ state: 'overdue', dueOn: '2025-02-06' });
    const reflected = [{ kind: 'reflection' as const, satisfies: ['RCGP-REFLECTION'], achievedOn: '2025-03-03' }];
    expect(practice({ ...asked, asAt: '2025-06-01', evidence: reflected })['RCGP-REFLECTION']).toMatchObject({
      state: 'current',
    });
    const completed = [{ kind: 'completion' as const, satisfies: ['RCGP-REFLECTION'], achievedOn: '2025-03-03' }];
    expect(practice({ ...asked, asAt: '2026-02-01', evidence: completed })['RCGP-REFLECTION']).toMatchObject({
      state: 'overdue',
    });
  });

  it('asks nothing of a post outside its groups', () => {
    expect(practice({ agencyKind: 'gp', asAt: '2025-06-01' })).not.toHaveProperty('RCGP-UPDATE');
  });
});

describe('Prevent', () => {
  const council = judgedBy([prevent]);

  it('has no national interval: an agency sets its own, shorter or longer', () => {
    const evidence = [{ kind: 'completion' as const, satisfies: ['PREVENT'], achievedOn: '2024-05-01' }];
    const due = (overrides: { intervalMonths: number }[]) =>
      council({ agencyKind: 'council', startsOn: '2024-01-08', asAt: '2024-06-01', evidence, overrides })['PREVENT']!
        .dueOn;
    expect([due([]), due([{ intervalMonths: 24 }]), due([{ intervalMonths: 48 }])]).toEqual([
      '2027-05-01',
      '2026-05-01',
      '2028-05-01',
    ]);
  });
});
