import { record, type Context } from '../../context.ts';
import { askedOf, openSheet, type WhichSheet } from './open-sheet.ts';
import { refuse } from '../refuse.ts';
import { removeEvaluationNotices } from './stop-asking.ts';
import type { EvaluationStores } from '../store.ts';

/**
 * Takes down that somebody would rather not be asked: no letter comes about this sheet any more. They may still answer while it is open.
 * Said twice it changes nothing.
 *
 * @throws `evaluation.sheet-not-found`, `evaluation.already-answered`, `evaluation.not-open` when it has closed
 * @source house
 */
export async function declineSheet(ctx: Context<EvaluationStores>, which: WhichSheet): Promise<void> {
  await askedOf(ctx, which);
  await ctx.store.evaluation.lockBooking(which.bookingId);
  const { kept, state, event, booking, stage } = await openSheet(ctx, which);
  if (state === 'answered') throw refuse('evaluation.already-answered', 'This sheet has been answered.');
  if (state === 'closed') throw refuse('evaluation.not-open', 'This sheet has closed, and nobody is asked any more.');
  if (kept?.state === 'declined') return;
  await ctx.store.evaluation.saveSheet({
    bookingId: booking.id,
    stage,
    eventId: event.id,
    state: 'declined',
    at: ctx.now,
  });
  await removeEvaluationNotices(ctx, which);
  await record(ctx, {
    action: 'evaluation.decline',
    subject: { kind: 'booking', id: booking.id },
    personId: booking.personId,
    after: { stage },
  });
}
