import { DomainError } from '@trellis/core';
import {
  deliveryLetter,
  noteDelivery,
  takeDeliveries,
  type Delivery,
  type DeliveryOutcome,
} from '@trellis/core/deliveries';
import { jobActor } from '../actors.ts';
import { letterHouse } from '../clock-worker/send-notices.ts';
import type { Part } from '../worker/worker.ts';

/** How many letters are on their way at once: what a killed service leaves behind waits for its lease to end. */
const LETTERS_AT_ONCE = 4;

const actor = jobActor('reports');

/** Sends letters about reports whose time has come. No connection to the database is held while a mail server answers. */
export const sendReports: Part = async (installation, partnershipId, isStopping) => {
  const house = await letterHouse(installation, partnershipId);
  const { mailer } = installation;
  const faults: unknown[] = [];
  const send = async (delivery: Delivery): Promise<DeliveryOutcome> => {
    if (!mailer.hasServer) return { state: 'kept' };
    const composed = await installation
      .act(partnershipId, actor, (ctx) => deliveryLetter(ctx, delivery.id, house))
      .catch((error: unknown) => cannotBeWritten(error, faults));
    if ('state' in composed) return composed;
    const { letter, attachments } = composed;
    const fault = await mailer.send({
      id: delivery.id,
      from: { name: house.partnershipName, address: house.fromAddress },
      to: { name: delivery.recipient.name, address: delivery.recipient.email },
      letter,
      addressIsIn: delivery.purpose === 'due' ? 'the person’s record' : 'the schedule',
      attachments,
    });
    return fault === undefined ? { state: 'sent' } : { state: 'failed', fault };
  };
  while (!isStopping()) {
    const taken = await installation.act(partnershipId, actor, (ctx) => takeDeliveries(ctx, LETTERS_AT_ONCE));
    if (taken.length === 0) break;
    await Promise.all(
      taken.map(async (delivery) => {
        const outcome = await send(delivery);
        await installation.act(partnershipId, actor, (ctx) => noteDelivery(ctx, delivery.id, outcome));
      }),
    );
  }
  if (faults.length > 0) throw faults[0];
};

/** A letter that cannot be written counts as tried: it says why in the log, and is given up with the others that nobody takes. */
function cannotBeWritten(error: unknown, faults: unknown[]): DeliveryOutcome {
  if (error instanceof DomainError) {
    return { state: 'failed', fault: { sentence: error.message.slice(0, 300), isWorthRetrying: true } };
  }
  faults.push(error);
  const sentence = 'Something went wrong on our side while the letter was written. The log of the service says what.';
  return { state: 'failed', fault: { sentence, isWorthRetrying: true } };
}
