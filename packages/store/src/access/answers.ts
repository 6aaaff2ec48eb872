import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/** What a request with this key was answered. Another request with the same key that is at work now is waited for. */
export async function answerTo(
  { tx, partnershipId }: Binding,
  actorId: string,
  key: string,
): Promise<{ readonly requestHash: string; readonly answer: unknown } | undefined> {
  const name = JSON.stringify(['answer', partnershipId, actorId, key]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('remembered_answer')
    .select(['request_hash', 'answer'])
    .where('actor_id', '=', actorId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row && { requestHash: row.request_hash, answer: row.answer };
}

/** Keeps what a request with a new key was answered. */
export async function rememberAnswer(
  { tx, partnershipId, now }: Binding,
  actorId: string,
  key: string,
  requestHash: string,
  answer: unknown,
): Promise<void> {
  await tx
    .insertInto('remembered_answer')
    .values({
      partnership_id: partnershipId,
      actor_id: actorId,
      idempotency_key: key,
      request_hash: requestHash,
      answer: JSON.stringify(answer ?? null),
      remembered_at: now,
    })
    .execute();
}
