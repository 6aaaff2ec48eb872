import type { PersonId } from '@trellis/core';
import type { LmsFact, LmsStore } from '@trellis/core/lms';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { factColumns, factOf, lockRegistration, type FactRow } from './facts.ts';

/**
 * Facts to be looked at again, one LMS course after the other, all of one registration. The registration is locked before them: who takes in events
 * locks it first too, so that the two never wait for each other in a circle.
 */
export async function takePendingFacts(binding: Binding, limit: number): Promise<readonly LmsFact[]> {
  const { tx } = binding;
  const { rows: first } = await sql<{ registration_id: string }>`
    select registration_id from lms_pending_fact order by registration_id limit 1`.execute(tx);
  const registrationId = first[0]?.registration_id;
  if (registrationId === undefined) return [];
  await lockRegistration(binding, registrationId);
  const { rows } = await sql<FactRow>`
    select ${factColumns} from (
      select * from lms_pending_fact where registration_id = ${registrationId} order by lms_course_id, fact_id limit ${limit}
    ) taken join lms_fact f on f.id = taken.fact_id order by taken.lms_course_id, taken.fact_id for no key update of f`.execute(
    tx,
  );
  return rows.map(factOf);
}

/** Marks facts as to be looked at again; gives how many were not so already. */
export async function markPending(binding: Binding, of: Parameters<LmsStore['markPending']>[0]): Promise<number> {
  return await queue(
    binding,
    'lmsCourseId' in of
      ? sql`lms_fact f where f.lms_course_id = ${of.lmsCourseId}`
      : sql`lms_fact f where f.registration_id = ${of.registrationId} and f.subject = ${of.subject}`,
  );
}

/**
 * Marks the facts of accounts of one registration that were joined since the last time, where they are not on that person's record yet, and closes
 * the unsure people who were joined. Costs one look when nobody was. The registration is locked before them, as in `takePendingFacts`.
 *
 * @returns how many facts were marked, and who was joined; nobody: there is no other registration to look at
 */
export async function markJoined(binding: Binding): ReturnType<LmsStore['markJoined']> {
  const { tx, now } = binding;
  const { rows: first } = await sql<{ id: string | null }>`
    select r.id from account a left join door.platforms() r on r.issuer = a.issuer and r.client_id = a.client_id
    where a.is_newly_joined order by r.id limit 1`.execute(tx);
  if (first[0] === undefined) return { facts: 0, people: [] };
  const { id } = first[0];
  if (id !== null) await lockRegistration(binding, id);
  const { rows } = await sql<{ issuer: string; client_id: string; subject: string; person_id: string }>`
    update account a set is_newly_joined = false
    where a.is_newly_joined and ${id}::text is not distinct from (
      select r.id from door.platforms() r where r.issuer = a.issuer and r.client_id = a.client_id)
    returning a.issuer, a.client_id, a.subject, a.person_id`.execute(tx);
  if (rows.length === 0) return { facts: 0, people: [] };
  const joined = sql`${incoming(rows, { issuer: 'text', client_id: 'text', subject: 'text', person_id: 'text' })} i
    join door.platforms() r on r.issuer = i.issuer and r.client_id = i.client_id`;
  await sql`
    update unsure_person u set state = 'same', said = '{}', decided_at = ${now}::timestamptz from ${joined}
    where u.registration_id = r.id and u.subject = i.subject and u.state = 'open'`.execute(tx);
  const facts = await queue(
    binding,
    sql`${joined} join lms_fact f on f.registration_id = r.id and f.subject = i.subject
      where f.waits_for_person or f.person_id is distinct from i.person_id`,
  );
  return { facts, people: [...new Set(rows.map((row) => row.person_id as PersonId))] };
}

async function queue({ tx, partnershipId }: Binding, facts: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into lms_pending_fact (partnership_id, registration_id, lms_course_id, fact_id)
    select ${partnershipId}, f.registration_id, f.lms_course_id, f.id from ${facts} order by f.registration_id, f.lms_course_id, f.id
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
