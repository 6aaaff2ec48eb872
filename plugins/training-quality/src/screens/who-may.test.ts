import { expect, test } from 'vitest';
import { mayDo, type MayDo } from './who-may.ts';
import { partsFor } from './quality-parts.ts';

type Grants = Parameters<typeof mayDo>[0]['grants'];

const nobody: MayDo = { isRunning: false, readsPartnership: false, isTrainer: false, leadsAgencies: [] };

test('a coordinator looks after the whole cycle, a trainer after her own part of it', () => {
  expect(mayDo({ grants: [{ role: 'coordinator' }] as unknown as Grants })).toEqual({
    ...nobody,
    isRunning: true,
    readsPartnership: true,
  });
  expect(mayDo({ grants: [{ role: 'trainer' }] as unknown as Grants })).toEqual({ ...nobody, isTrainer: true });
  expect(mayDo({ grants: [{ role: 'agency-lead', agencyId: 'wt' }] as unknown as Grants })).toEqual({
    ...nobody,
    leadsAgencies: ['wt'],
  });
});

test('each finds first what she comes for', () => {
  const first = (may: Partial<MayDo>): string | undefined => partsFor({ ...nobody, ...may })[0]?.path;
  expect(first({ isRunning: true, readsPartnership: true })).toBe('/quality');
  expect(first({ readsPartnership: true })).toBe('/quality/year');
  expect(first({ isTrainer: true })).toBe('/quality/observations');
  expect(first({ leadsAgencies: ['wt'] })).toBe('/quality/endorsements');
});

test('nobody is led to a part twice, nor to one that is not hers', () => {
  const paths = (may: Partial<MayDo>): readonly string[] => partsFor({ ...nobody, ...may }).map(({ path }) => path);
  const all = paths({ isRunning: true, readsPartnership: true, isTrainer: true, leadsAgencies: ['wt'] });
  expect(new Set(all).size).toBe(all.length);
  expect(paths({ isTrainer: true })).toEqual([
    '/quality/observations',
    '/quality/actions',
    '/quality/lessons',
    '/quality/standards',
  ]);
});
