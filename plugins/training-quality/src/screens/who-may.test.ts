import { expect, test } from 'vitest';
import { mayDo, type MayDo } from './who-may.ts';
import { partsFor } from './quality-parts.ts';

type Grants = Parameters<typeof mayDo>[0]['grants'];
const withGrants = (grants: unknown): MayDo => mayDo({ grants: grants as Grants, duties: [] });

const nobody: MayDo = {
  isRunning: false,
  readsPartnership: false,
  isTrainer: false,
  hasDuties: false,
  leadsAgencies: [],
};

test('a coordinator looks after the whole cycle, a trainer after her own part of it', () => {
  expect(withGrants([{ role: 'coordinator' }])).toEqual({
    ...nobody,
    isRunning: true,
    readsPartnership: true,
  });
  expect(withGrants([{ role: 'trainer' }])).toEqual({ ...nobody, isTrainer: true });
  expect(withGrants([{ role: 'agency-lead', agencyId: 'wt' }])).toEqual({
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

test('somebody who was named finds what they observe and see to, without a role or beside one', () => {
  expect(mayDo({ grants: [], duties: ['quality'] })).toEqual({ ...nobody, hasDuties: true });
  const paths = (may: Partial<MayDo>): readonly string[] => partsFor({ ...nobody, ...may }).map(({ path }) => path);
  const own = ['/quality/observations', '/quality/actions', '/quality/standards'];
  expect(paths({ hasDuties: true })).toEqual(own);
  expect(paths({ hasDuties: true, leadsAgencies: ['wt'] })).toEqual([own[0], '/quality/endorsements', ...own.slice(1)]);
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
