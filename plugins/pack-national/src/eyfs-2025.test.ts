import type { RequirementAnswer } from '@trellis/core/compliance';
import { describe, expect, it } from 'vitest';
import { judgedBy, type Asked } from './asked.fixture.ts';
import { eyfs2025 } from './frameworks/eyfs-2025.ts';

const judge = judgedBy([eyfs2025]);

function annexC({
  agencyKind = 'ey-group',
  startsOn = '2022-09-05',
  learnt = [],
  satisfies = ['EYFS-ANNEX-C'],
  ...asked
}: Omit<Asked, 'evidence'> & {
  readonly learnt?: readonly string[];
  readonly satisfies?: string[];
}): RequirementAnswer | undefined {
  const evidence = learnt.map((achievedOn) => ({ kind: 'completion' as const, satisfies, achievedOn }));
  return judge({ ...asked, agencyKind, startsOn, evidence })['EYFS-ANNEX-C'];
}

describe('safeguarding training that meets Annex C', () => {
  it.each(['ey-group', 'ey-home'] as const)(
    'is asked of early years settings (%s) from 1 September 2025',
    (agencyKind) => {
      expect(annexC({ asAt: '2025-08-31', agencyKind })).toBeUndefined();
      expect(annexC({ asAt: '2025-09-01', agencyKind })).toMatchObject({
        state: 'upcoming',
        dueOn: '2025-12-01',
        intervalMonths: 24,
      });
      expect(annexC({ asAt: '2025-12-02', agencyKind })).toMatchObject({ state: 'overdue', dueOn: '2025-12-01' });
    },
  );

  it('may be asked about by itself, of groups that another pack knows', () => {
    expect(Object.keys(judge({ agencyKind: 'ey-group', asAt: '2026-11-21', packs: ['eyfs-2025'] }))).toEqual([
      'EYFS-ANNEX-C',
    ]);
  });

  it.each(['school-maintained', 'gp', 'council'] as const)('is not asked of others (%s)', (agencyKind) => {
    expect(annexC({ asAt: '2026-01-01', agencyKind })).toBeUndefined();
  });

  it('is renewed every two years from the day of the training, also from training before the rule', () => {
    expect(annexC({ asAt: '2026-01-01', learnt: ['2024-10-01'] })).toMatchObject({
      state: 'current',
      dueOn: '2026-10-01',
    });
    expect(annexC({ asAt: '2026-11-21', learnt: ['2024-10-01'] })).toMatchObject({
      state: 'overdue',
      dueOn: '2026-10-01',
    });
  });

  it('makes nobody late before the rule was there', () => {
    expect(annexC({ asAt: '2025-09-01', learnt: ['2022-10-01'] })).toMatchObject({
      state: 'due-soon',
      dueOn: '2025-09-01',
    });
    expect(annexC({ asAt: '2025-09-02', learnt: ['2022-10-01'] })).toMatchObject({
      state: 'overdue',
      dueOn: '2025-09-01',
    });
  });

  it('counts only what is mapped to it, by its id or that of the framework', () => {
    expect(annexC({ asAt: '2026-01-01', learnt: ['2025-10-01'], satisfies: ['eyfs-2025'] })).toMatchObject({
      state: 'current',
    });
    expect(annexC({ asAt: '2026-01-01', learnt: ['2025-10-01'], satisfies: ['LCF-L2'] })).toMatchObject({
      state: 'overdue',
    });
  });

  it('is to be done before taking up the role where a partnership reads it so', () => {
    const options = { 'HOUSE-EYFS-FIRST-DUE': 'b' };
    expect(annexC({ asAt: '2026-01-05', startsOn: '2026-01-05', options })).toMatchObject({
      state: 'overdue',
      dueOn: '2026-01-04',
    });
    expect(annexC({ asAt: '2026-01-05', startsOn: '2026-01-05', options, learnt: ['2025-12-20'] })).toMatchObject({
      state: 'current',
      dueOn: '2027-12-20',
    });
  });

  it('may be asked for more often by an agency, never less often', () => {
    expect(annexC({ asAt: '2026-01-01', learnt: ['2025-10-01'], overrides: [{ intervalMonths: 12 }] })).toMatchObject({
      intervalMonths: 12,
      dueOn: '2026-10-01',
    });
    expect(annexC({ asAt: '2026-01-01', learnt: ['2025-10-01'], overrides: [{ intervalMonths: 36 }] })).toMatchObject({
      intervalMonths: 24,
      dueOn: '2027-10-01',
    });
  });
});
