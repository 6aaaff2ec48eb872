import { letterFor, type LetterHouse, type LetterNow } from '@trellis/core/letters';
import { noteDelivery, takeNotices, type Delivery, type Notice } from '@trellis/core/notices';
import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';
import type { Part } from '../worker/worker.ts';

/** How many letters are on their way at once: what a killed service leaves behind waits for its lease to end. */
const LETTERS_AT_ONCE = 4;

const actor = jobActor('clock');

/** Sends letters whose time has come. No connection to the database is held while a mail server answers. */
export const sendNotices: Part = async (installation, partnershipId, isStopping) => {
  const house = await letterHouse(installation, partnershipId);
  while (!isStopping()) {
    const taken = await installation.act(partnershipId, actor, (ctx) => takeNotices(ctx, LETTERS_AT_ONCE));
    if (taken.length === 0) return;
    await Promise.all(taken.map((notice) => sendOne(installation, partnershipId, notice, house)));
  }
};

/** Where the letters of a partnership come from. */
export async function letterHouse(
  { partnerships, publicUrl, mailer }: Installation,
  partnershipId: number,
): Promise<LetterHouse> {
  const { name, publicId } = await partnerships.byNumber(partnershipId);
  return { publicUrl, fromAddress: mailer.fromAddress, partnershipName: name, partnershipId: publicId };
}

async function sendOne(
  installation: Installation,
  partnershipId: number,
  notice: Notice,
  house: LetterHouse,
): Promise<void> {
  const now = await installation.act(partnershipId, actor, (ctx) => letterFor(ctx, notice, house));
  const delivery = await deliver(installation, notice, now, house);
  await installation.act(partnershipId, actor, (ctx) => noteDelivery(ctx, notice.id, delivery));
}

async function deliver(
  { mailer }: Installation,
  { id }: Notice,
  now: LetterNow,
  { partnershipName, fromAddress }: LetterHouse,
): Promise<Delivery> {
  if (now.state !== 'ready') return { state: now.state };
  if (!mailer.hasServer) return { state: 'kept' };
  const { letter, to } = now;
  const fault = await mailer.send({ id, from: { name: partnershipName, address: fromAddress }, to, letter });
  return fault === undefined ? { state: 'sent' } : { state: 'failed', fault };
}
