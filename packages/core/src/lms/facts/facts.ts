import type { Account } from '../../access/index.ts';
import type { Context } from '../../context.ts';
import { takeBackScores } from '../scores/scores.ts';
import { settleFacts } from './settle-facts.ts';
import type { LmsStores } from '../store.ts';

/**
 * Notes who was joined since the last time, so that what waits for them is looked at again: those of one LMS in one go. In a transaction of its own,
 * because it must have locked nothing of another LMS.
 *
 * @returns how many were joined; 0: there are no more
 * @source house
 */
export async function noteJoined(ctx: Context<LmsStores>): Promise<number> {
  const { people } = await ctx.store.lms.markJoined();
  ctx.touch(people);
  return people.length;
}

/**
 * Looks again at facts whose mapping or account changed, a handful at a time.
 *
 * @param limit - how many at most
 * @returns how many were looked at; 0: there are no more
 * @source house
 */
export async function applyPendingFacts(ctx: Context<LmsStores>, limit: number): Promise<number> {
  const { lms, access } = ctx.store;
  const taken = await lms.takePendingFacts(limit);
  for (const [registrationId, facts] of Map.groupBy(taken, (fact) => fact.registrationId)) {
    const registration = await lms.registration(registrationId);
    const subjects = [...new Set(facts.map(({ subject }) => subject))];
    const accounts = registration
      ? await access.accountsBySubject(registration.issuer, registration.clientId, subjects)
      : [];
    const people = new Map(
      accounts.flatMap(({ subject, state, personId }) =>
        state === 'joined' && personId !== undefined ? [[subject, personId] as const] : [],
      ),
    );
    await settleFacts(ctx, { registrationId, facts, people });
  }
  return taken.length;
}

/**
 * Notes that an account is somebody else's, or nobody's, from now on: what counted because of it is looked at again, and what went back to the LMS
 * because of it is taken back where it is nobody's. To be called by whoever parts or joins an account, in the same transaction.
 */
export async function accountParted(
  ctx: Context<LmsStores>,
  account: Pick<Account, 'id' | 'issuer' | 'clientId' | 'subject' | 'state'>,
): Promise<void> {
  const { lms } = ctx.store;
  const registrationId = await lms.registrationOf(account.issuer, account.clientId);
  if (registrationId === undefined) return;
  await lms.markPending({ registrationId, subject: account.subject });
  if (account.state !== 'joined') await takeBackScores(ctx, account.id);
}
