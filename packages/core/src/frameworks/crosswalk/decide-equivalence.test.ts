import { describe, expect, it } from 'vitest';
import type { Context, RulesChange } from '../../context.ts';
import type { PersonId } from '../../ids.ts';
import type { Equivalence } from './crosswalk.ts';
import { decideEquivalence } from './decide-equivalence.ts';
import { crosswalk } from './list-crosswalk.ts';
import madeUp from '../made-up-pack.json' with { type: 'json' };
import { Pack } from '../schema.ts';
import type { FrameworksStores } from '../store.ts';

const source = { document: 'house', note: 'made up' };
const pack = Pack.parse({
  ...madeUp,
  awards: [{ id: 'PASS-1', title: 'Passport', issuer: 'Elsewhere', source }],
  crosswalk: [
    { from: 'PASS-1', to: ['T1'], carries: 'full', source },
    { from: 'OLD-1', to: ['T1', 'T2'], carries: 'partial', missing: 'Two', source },
    { from: 'OLD-2', to: [], carries: 'none', source },
  ],
});
const stands: Equivalence = {
  id: 'e1',
  from: 'PASS-1',
  to: ['T1'],
  carries: 'full',
  validFrom: null,
  validTo: '2025-12-31',
  why: 'Agreed',
  isTakenBack: false,
};
const { id: _, ...fresh } = { ...stands, validFrom: '2026-01-01', validTo: null };

function contextOf(decided: readonly Equivalence[], role: 'coordinator' | 'agency-lead' = 'coordinator') {
  const saved: Equivalence[] = [];
  const touched: PersonId[] = [];
  const ctx = {
    actor: { kind: 'account', id: 'rosa', grants: [{ role, ...(role === 'agency-lead' && { agencyId: 'a' }) }] },
    now: '2026-11-22T09:00:00.000Z',
    newId: () => 'new',
    changeRules: async ({ who }: RulesChange) => void touched.push(...(await who())),
    store: {
      audit: { record: async () => undefined },
      frameworks: {
        packs: async () => [pack],
        equivalences: async () => decided,
        saveEquivalence: async (each: Equivalence) => void saved.push(each),
        learnersNaming: async () => ['ann'],
      },
    },
  } as unknown as Context<FrameworksStores>;
  return { ctx, saved, touched };
}

describe('a decision on what evidence is worth', () => {
  it('is kept, and whoever has such evidence is judged anew', async () => {
    const { ctx, saved, touched } = contextOf([stands]);
    expect(await decideEquivalence(ctx, fresh)).toEqual({ ...fresh, id: 'new' });
    expect(saved).toEqual([{ ...fresh, id: 'new' }]);
    expect(touched).toEqual(['ann']);
  });

  it('is for those who act for the whole partnership', async () => {
    const { ctx } = contextOf([], 'agency-lead');
    await expect(decideEquivalence(ctx, fresh)).rejects.toMatchObject({ code: 'access.not-permitted' });
  });

  it.each([
    ['from', { from: 'NOBODY' }],
    ['to', { to: ['NOBODY'] }],
    ['to', { to: [] }],
    ['to', { carries: 'none' as const }],
    ['to', { to: ['PASS-1'] }],
    ['to', { carries: 'partial' as const, to: ['T1'] }],
    ['validTo', { validTo: '2025-12-31' }],
  ])('names the field that makes no sense: %s', async (field, change) => {
    const { ctx, saved } = contextOf([]);
    await expect(decideEquivalence(ctx, { ...fresh, ...change })).rejects.toMatchObject({
      code: 'frameworks.equivalence-faults',
      facts: { field },
    });
    expect(saved).toEqual([]);
  });

  it('does not speak of days on which another stands, and can follow it or take it back', async () => {
    const { ctx } = contextOf([stands]);
    await expect(decideEquivalence(ctx, { ...fresh, validFrom: '2025-12-31' })).rejects.toMatchObject({
      code: 'frameworks.equivalence-overlaps',
    });
    await expect(decideEquivalence(ctx, { ...stands, isTakenBack: true })).resolves.toMatchObject({ id: 'e1' });
    await expect(decideEquivalence(ctx, { ...stands, id: 'e9' })).rejects.toMatchObject({
      code: 'frameworks.unknown-equivalence',
    });
  });
});

describe('the crosswalk', () => {
  it('lists what packs propose, page by page, with what was decided', async () => {
    const { ctx } = contextOf([stands]);
    const first = await crosswalk(ctx, { limit: 2 });
    expect(first.total).toBe(3);
    expect(
      first.rows.map(({ from, fromTitle, issuer, decisions }) => [from, fromTitle, issuer, decisions.length]),
    ).toEqual([
      ['PASS-1', 'Passport', 'Elsewhere', 1],
      ['OLD-1', undefined, undefined, 0],
    ]);
    const second = await crosswalk(ctx, { limit: 2, after: first.after });
    expect(second.rows.map(({ from }) => from)).toEqual(['OLD-2']);
    expect(second.after).toBeUndefined();
    await expect(crosswalk(ctx, { limit: 2, after: 'gone' })).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
  });
});
