import type { LmsFact, LmsStore } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { factOf, lockRegistration } from './facts.ts';
import type { LmsFactTable } from './table.ts';

/**
 * Facts to be looked at again, oldest first, all of one registration. The registration is locked before them: who takes in events locks it first too,
 * so that the two never wait for each other in a circle.
 */
export async function takePendingFacts(binding: Binding, limit: number): Promise<readonly LmsFact[]> {
  const { tx } = binding;
  const { rows: oldest } = await sql<{ registration_id: string }>`
    select registration_id from lms_fact where is_pending order by occurred_at, id limit 1`.execute(tx);
  const registrationId = oldest[0]?.registration_id;
  if (registrationId === undefined) return [];
  await lockRegistration(binding, registrationId);
  const { rows } = await sql<Selectable<LmsFactTable>>`
    select * from lms_fact where is_pending and registration_id = ${registrationId} order by occurred_at, id limit ${limit}
    for no key update`.execute(tx);
  return rows.map(factOf);
}

/** Marks facts as to be looked at again; gives how many were not so already. */
export async function markPending({ tx }: Binding, of: Parameters<LmsStore['markPending']>[0]): Promise<number> {
  const isMeant =
    'lmsCourseId' in of
      ? sql`lms_course_id = ${of.lmsCourseId}`
      : sql`registration_id = ${of.registrationId} and subject = ${of.subject}`;
  const { numAffectedRows } = await sql`
    update lms_fact set is_pending = true where ${isMeant} and not is_pending`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Marks the facts of accounts that were joined since the last time, where they are not on that person's record yet, and closes the unsure people
 * who were joined. Costs one look when nobody was.
 *
 * @returns how many facts were marked
 */
export async function markJoined({ tx, now }: Binding): Promise<number> {
  const { rows } = await sql<{ issuer: string; client_id: string; subject: string; person_id: string }>`
    update account set is_newly_joined = false where is_newly_joined returning issuer, client_id, subject, person_id`.execute(
    tx,
  );
  if (rows.length === 0) return 0;
  const joined = sql`${incoming(rows, { issuer: 'text', client_id: 'text', subject: 'text', person_id: 'text' })} i
    join door.platforms() r on r.issuer = i.issuer and r.client_id = i.client_id`;
  await sql`
    update unsure_person u set state = 'same', said = '{}', decided_at = ${now}::timestamptz from ${joined}
    where u.registration_id = r.id and u.subject = i.subject and u.state = 'open'`.execute(tx);
  const { numAffectedRows } = await sql`
    update lms_fact f set is_pending = true from ${joined}
    where f.registration_id = r.id and f.subject = i.subject and not f.is_pending
      and (f.waits_for_person or f.person_id is distinct from i.person_id)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
