import type { Actor, Role } from '../actor.ts';
import type { Context } from '../context.ts';
import { agencyScope, isSelf, mayActFor, PARTNERSHIP_ROLES } from '../scope.ts';
import type { Post } from '../people/schema.ts';
import type { Booking, CancelledBy } from './schema.ts';
import { refuse } from './refuse.ts';
import type { BookingsStores } from './store.ts';

/** In which part somebody acts on a booking. */
export type Part = Extract<CancelledBy, 'delegate' | 'manager' | 'agency-lead' | 'coordinator'>;

/** Whether an actor looks after the whole programme. */
export function isCoordinator(actor: Actor): boolean {
  return agencyScope(actor, PARTNERSHIP_ROLES).all;
}

/**
 * In which part an actor may act for somebody in a post other than her own.
 *
 * @returns undefined: in none
 * @source house the manager that the post names, leads of its agency, coordinators
 */
export function partFor(
  actor: Actor,
  {
    agencyId,
    managerPersonId,
  }: { readonly agencyId: Booking['agencyId']; readonly managerPersonId?: Post['managerPersonId'] },
): Exclude<Part, 'delegate'> | undefined {
  if (isCoordinator(actor)) return 'coordinator';
  if (mayActFor(agencyScope(actor, ['agency-lead']), agencyId)) return 'agency-lead';
  return actor.personId !== undefined && managerPersonId === actor.personId ? 'manager' : undefined;
}

/** In which part an actor may act on a booking: as the one who goes, or else for her. @source house */
export function partOf(
  actor: Actor,
  booking: Pick<Booking, 'personId' | 'agencyId'>,
  post: Pick<Post, 'managerPersonId'> | undefined,
): Part | undefined {
  if (isSelf(actor, booking.personId)) return 'delegate';
  return partFor(actor, { agencyId: booking.agencyId, managerPersonId: post?.managerPersonId });
}

/** The role under which a policy knows somebody who cancels. */
export const ROLE_OF_PART: Readonly<Record<Part, Role>> = {
  delegate: 'practitioner',
  manager: 'manager',
  'agency-lead': 'agency-lead',
  coordinator: 'coordinator',
};

/**
 * A booking with the part in which the actor may act on it. What is out of sight is as good as not there.
 *
 * @throws `bookings.not-found`
 */
export async function bookingInSight(
  ctx: Context<BookingsStores>,
  id: Booking['id'],
): Promise<{ readonly booking: Booking; readonly post: Post | undefined; readonly part: Part }> {
  const booking = await ctx.store.bookings.booking(id);
  const post = booking && (await ctx.store.people.post(booking.postId));
  const part = booking && partOf(ctx.actor, booking, post);
  if (!booking || !part) throw refuse('bookings.not-found', 'There is no such booking of yours.');
  return { booking, post, part };
}
