import { record, type Context } from '../../context.ts';
import type { AccountId, PersonId } from '../../ids.ts';
import type { LmsPersonSaid } from '../said.ts';
import type { LmsTask } from '../schema.ts';
import type { LmsStores } from '../store.ts';
import { keepUnsure } from './users.ts';

/** Somebody in the roster of a course of an LMS. */
export interface RosterMember {
  readonly userId: string;
  readonly isActive: boolean;
  /** She learns there. */
  readonly isLearner: boolean;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly workEmail?: string | undefined;
  readonly staffNumber?: string | undefined;
}

const LONGEST = 255;

/**
 * Takes in a page of a roster. Nobody is joined: whom we know becomes a learner of the course's graded links, whom we do not know waits on the
 * match list, and who has left the course is only counted.
 *
 * @returns the task with its counts moved on; it is stored so
 * @source house a roster says who is enrolled, and not well enough who somebody is
 */
export async function takeRosterPage(
  ctx: Context<LmsStores>,
  task: LmsTask,
  members: readonly RosterMember[],
): Promise<LmsTask> {
  const { lms, access } = ctx.store;
  const { registrationId, contextId } = task;
  const registration = await lms.registration(registrationId);
  // An id that is longer than any that an LMS may use is nobody's.
  const active = [...new Map(members.filter(isSound).map((member) => [member.userId, member])).values()];
  await lms.lockRegistration(registrationId);
  const accounts = registration
    ? await access.accountsBySubject(
        registration.issuer,
        registration.clientId,
        active.map(({ userId }) => userId),
      )
    : [];
  const joined = accounts.flatMap(({ id, subject, state, personId }) =>
    state === 'joined' && personId !== undefined ? [{ id, subject, personId }] : [],
  );
  const people = new Map<string, PersonId>(joined.map(({ subject, personId }) => [subject, personId]));
  await keepUnsure(
    ctx,
    registrationId,
    people,
    active.map((member) => ({ said: saidOf(member), saidAt: ctx.now })),
    'roster',
  );
  const learners = new Set(active.filter(({ isLearner }) => isLearner).map(({ userId }) => userId));
  const learning: AccountId[] = joined.filter(({ subject }) => learners.has(subject)).map(({ id }) => id);
  if (learning.length > 0 && contextId !== undefined) {
    for (const link of await lms.linksOf(registrationId, contextId)) await lms.addLearners(link.id, learning);
    ctx.touch(joined.filter(({ subject }) => learners.has(subject)).map(({ personId }) => personId));
  }
  const named = new Set(members.map(({ userId }) => userId));
  const counts = task.counts ?? { joined: 0, unsure: 0, left: 0 };
  const moved: LmsTask = {
    ...task,
    done: task.done + members.length,
    counts: {
      joined: counts.joined + people.size,
      unsure: counts.unsure + active.length - people.size,
      left: counts.left + named.size - active.length,
    },
  };
  await lms.saveTask(moved);
  await record(ctx, {
    action: 'lms.take-roster-page',
    subject: { kind: 'platform', id: registrationId },
    after: { contextId, joined: people.size, unsure: active.length - people.size, left: named.size - active.length },
  });
  return moved;
}

function isSound({ userId, isActive }: RosterMember): boolean {
  return isActive && userId !== '' && userId.length <= LONGEST;
}

function saidOf({ userId, givenName, familyName, workEmail, staffNumber }: RosterMember): LmsPersonSaid {
  const short = (text: string | undefined) => text?.trim().slice(0, LONGEST) || undefined;
  return {
    userId,
    givenName: short(givenName),
    familyName: short(familyName),
    workEmail: short(workEmail),
    staffNumber: short(staffNumber),
  };
}
