import { createHash } from 'node:crypto';
import { canonicalJson, DomainError, type Context, type Stores } from '@trellis/core';
import type { PeopleErrorCode } from '@trellis/core/people';
import { requestFault } from '../request-fault.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The key under which a request may be repeated; undefined when none was sent.
 *
 * @throws `request.idempotency-key-not-valid` unless it is 1 to 255 visible ASCII characters
 */
export function keyOf(header: string | undefined): string | undefined {
  if (header === undefined || KEY.test(header)) return header;
  throw requestFault(
    'request.idempotency-key-not-valid',
    'An Idempotency-Key is 1 to 255 visible ASCII characters, a new one for each record, so that a repeated request changes nothing.',
  );
}

/**
 * Does something once for each key of an actor, and gives the same answer when it is asked again.
 * The answer is kept in the same transaction as what was done, and storage holds a key until the transaction ends,
 * so that of two requests at once the second waits for the first one's answer.
 *
 * @param request - what was asked: the same key for anything else is refused
 * @throws `people.idempotency-key-reused`
 */
export async function once<Answer>(
  ctx: Context<Stores>,
  key: string,
  request: unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const requestHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
  const earlier = await ctx.store.access.answerTo(ctx.actor.id, key);
  if (earlier === undefined) {
    const answer = await work();
    await ctx.store.access.rememberAnswer(ctx.actor.id, key, requestHash, answer);
    return answer;
  }
  if (earlier.requestHash === requestHash) return earlier.answer as Answer;
  throw new DomainError<PeopleErrorCode>(
    'people.idempotency-key-reused',
    'This Idempotency-Key was used for another request. Send a new key for a new record.',
  );
}
