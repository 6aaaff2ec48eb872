import { randomBytes } from 'node:crypto';
import type { Context, Stores } from '@trellis/core';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { lockSetUp, operatorActor, type Installation } from '@trellis/host';
import { createPartnership, type PartnershipRow } from '@trellis/store';

/** Makes a partnership that has every pack the plugins bring, and those at work that were verified at their source. */
export async function makePartnership(installation: Installation, name: string): Promise<PartnershipRow> {
  const made = await createPartnership(installation.database.owner, { publicId: newPublicId(), name });
  await bringPacksTo(installation, made);
  return made;
}

/** The partnership of an installation that has none yet. Its name can be given when it is made from the command line instead. */
export async function firstPartnership(installation: Installation): Promise<PartnershipRow> {
  const first = await installation.partnerships.first({ publicId: newPublicId(), name: 'Our partnership' });
  await bringPacksTo(installation, first);
  return first;
}

/** Brings packs that came with a newer Trellis to every partnership. Which of them are at work stays as it was. */
export async function bringPacks(installation: Installation): Promise<void> {
  for (const partnership of await installation.partnerships.all()) await bringPacksTo(installation, partnership);
}

async function bringPacksTo(installation: Installation, { id }: PartnershipRow): Promise<void> {
  await installation.act(id, operatorActor('set-up'), async (ctx) => {
    await lockSetUp(ctx, id);
    await putPacksToWork(ctx, installation);
  });
}

/** Copies the packs of all plugins into a partnership's store; where none was ever at work, those that were verified at their source are put to work. */
export async function putPacksToWork(ctx: Context<Stores>, { plugins }: Installation): Promise<void> {
  const packs = plugins.packs.map(({ pack }) => pack);
  await installPacks(ctx, packs);
  if ((await ctx.store.frameworks.activations()).length > 0) return;
  for (const pack of packs.filter(({ status }) => status === 'active'))
    await activatePack(
      ctx,
      { packId: pack.id, version: pack.version, from: null, to: null, readings: {} },
      JUDGING_OPTIONS,
    );
}

function newPublicId(): string {
  return `p-${randomBytes(6).toString('hex')}`;
}
