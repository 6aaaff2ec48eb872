import { expect, it } from 'vitest';
import type { Context } from '../../context.ts';
import madeUp from '../made-up-pack.json' with { type: 'json' };
import { readingsToday } from './readings-today.ts';
import { Pack, type PackActivation } from '../schema.ts';
import type { FrameworksStore } from '../store.ts';

const pack = Pack.parse({ ...madeUp, validFrom: null, validTo: null });
const packs = ['1.0.0', '2.0.0'].map((version): Pack => ({ ...pack, version }));
const option = {
  id: 'AMB-X-1',
  point: 'open',
  readings: { a: 'one', b: 'other' },
  default: 'a',
  source: { document: 'made up' },
};
const at = (version: string, from: string | null, more: Partial<PackActivation> = {}): PackActivation => ({
  packId: pack.id,
  version,
  from,
  to: null,
  readings: {},
  ...more,
});

async function letter(...activations: PackActivation[]): Promise<string | undefined> {
  const frameworks = { packs: () => Promise.resolve(packs), activations: () => Promise.resolve(activations) };
  const ctx = { store: { frameworks }, now: '2026-11-22T12:00:00.000Z', timeZone: 'Europe/London' };
  const chosen = await readingsToday(ctx as unknown as Context<{ readonly frameworks: FrameworksStore }>, [option]);
  return chosen['AMB-X-1'];
}

const b = { readings: { 'AMB-X-1': 'b' } };

it('is what a pack at work was put to work with, on its last day still', async () => {
  expect(await letter(at('1.0.0', null, b))).toBe('b');
  expect(await letter(at('1.0.0', '2026-11-22', { ...b, to: '2026-11-22' }))).toBe('b');
});

it('is the default where nothing was chosen, and before and after the pack is at work', async () => {
  expect(await letter(at('1.0.0', null))).toBe('a');
  expect(await letter(at('1.0.0', '2026-11-23', b))).toBe('a');
  expect(await letter(at('1.0.0', null, { ...b, to: '2026-11-21' }))).toBe('a');
});

it('is no longer what was chosen for a version that another one has taken over from', async () => {
  expect(await letter(at('1.0.0', null, b), at('2.0.0', '2026-11-01'))).toBe('a');
  expect(await letter(at('1.0.0', null, b), at('2.0.0', '2026-11-23'))).toBe('b');
});
