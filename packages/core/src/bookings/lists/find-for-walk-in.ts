import { z } from 'zod';
import { recordAll, type Context } from '../../context.ts';
import { AgencyId, EventId, type PostId } from '../../ids.ts';
import { firstDayOf } from '../moments.ts';
import { postsHeldOn } from './offer.ts';
import { refuse } from '../refuse.ts';
import { namesOf } from '../names-of.ts';
import type { BookingsStores } from '../store.ts';
import { insistOnDoor, insistOnTrainer } from '../placing/walk-in.ts';

/** By what somebody at the door of an event is looked for: what she can say of herself, in full. */
export const WalkInSought = z
  .strictObject({
    eventId: EventId,
    workEmail: z.string().trim().min(3).max(254).optional(),
    agencyId: AgencyId.optional(),
    staffNumber: z.string().trim().min(1).max(60).optional(),
  })
  .refine(
    ({ workEmail, agencyId, staffNumber }) =>
      (workEmail === undefined) === (agencyId !== undefined && staffNumber !== undefined),
    {
      path: ['workEmail'],
      error: 'give the work e-mail, or else the agency and the staff number',
    },
  );
export type WalkInSought = z.infer<typeof WalkInSought>;

/** A post of somebody at the door, in which she can be let in. */
export interface WalkInFound {
  readonly postId: PostId;
  readonly name: string;
  readonly agencyName: string;
  readonly jobTitle?: string | undefined;
}

/**
 * The posts, held on the day of an event, of whoever has exactly this work e-mail or this staff number of an agency: for its trainers, with somebody
 * at the door who has no booking. Each look-up is on the record of whoever was found; what does not fit to the letter finds nobody.
 *
 * @throws `bookings.not-found` for whoever does not train this event, `bookings.not-open` before its day or once its register is done
 * @source house people cannot be browsed by whoever only trains
 */
export async function findForWalkIn(
  ctx: Context<BookingsStores>,
  { eventId, workEmail, agencyId, staffNumber }: WalkInSought,
): Promise<readonly WalkInFound[]> {
  await insistOnTrainer(ctx, eventId);
  const { events, people } = ctx.store;
  const event = await events.event(eventId);
  if (!event) throw refuse('bookings.not-found', 'There is no such event.');
  insistOnDoor(ctx, event);
  const isNumbered = agencyId !== undefined && staffNumber !== undefined;
  const found = await people.identified(
    isNumbered ? [{ agencyId, staffNumber }] : [],
    workEmail === undefined ? [] : [workEmail],
  );
  const ids = found.map(({ id }) => id);
  const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency]));
  const names = namesOf(found);
  const posts = postsHeldOn(await people.postsOf(ids), firstDayOf(event.sessions, ctx.timeZone));
  await recordAll(
    ctx,
    ids.map((personId) => ({
      action: 'bookings.find-for-walk-in',
      subject: { kind: 'event', id: eventId },
      personId,
      after: { by: isNumbered ? 'staff number' : 'work e-mail' },
    })),
  );
  return posts.map(({ id: postId, personId, agencyId: of, jobTitle }) => ({
    postId,
    name: names.get(personId) ?? '',
    agencyName: agencies.get(of)?.name ?? '',
    jobTitle,
  }));
}
