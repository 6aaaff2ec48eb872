import type { PersonId } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { isHersAsFact, isHersInLms } from './hers-in-lms.ts';
import { eraseInReports } from './hers-in-reports.ts';
import { eraseInQuality } from './hers-in-quality.ts';
import { recordsOfPerson } from './records-of-person.ts';

/**
 * Destroys a person's key and blanks her names, identifiers and whatever was written about her, in every version. Rows, ids, dates and counts
 * stay, so that figures do not change. Records that were merged into hers are blanked too.
 */
export async function erase(binding: Binding, personId: PersonId): Promise<void> {
  for (const id of await recordsOfPerson(binding, personId)) await eraseRecord(binding, id);
}

async function eraseRecord(binding: Binding, personId: PersonId): Promise<void> {
  const { tx, now } = binding;
  // By her address and her name, so before they go.
  await eraseInReports(binding, personId);
  await eraseInQuality(binding, personId);
  await sql`delete from person_key where person_id = ${personId}`.execute(tx);
  await sql`delete from person_name where person_id = ${personId}`.execute(tx);
  await sql`delete from staff_number where person_id = ${personId}`.execute(tx);
  await sql`delete from claim_code where person_id = ${personId}`.execute(tx);
  await sql`delete from search_word where person_key = (select key from person where id = ${personId})`.execute(tx);
  await sql`update person set given_name = '', family_name = '', sort_name = '', work_email = null, email_key = null,
    erased_at = coalesce(erased_at, ${now}::timestamptz) where id = ${personId}`.execute(tx);
  await sql`update match_case set row = '{}' where ${personId} = any(candidates)`.execute(tx);
  await sql`update join_request set stated_name = '', stated_staff_number = null
    where account_id in (select id from account where person_id = ${personId})`.execute(tx);
  await sql`update account set shown_name = null where person_id = ${personId}`.execute(tx);
  await sql`update lms_fact set grade = null where ${isHersAsFact(sql`${personId}`)}`.execute(tx);
  await sql`update unsure_person set said = '{}' where ${isHersInLms(sql`${personId}`)}`.execute(tx);
  await sql`delete from booking_need where booking_id in (select id from booking where person_id = ${personId})`.execute(
    tx,
  );
  await sql`update booking set approval_why = null, cancelled_why = null, attestation = null,
    register = (register::jsonb - 'why')::json where person_id = ${personId}`.execute(tx);
  await sql`delete from evaluation_text where answer in (
    select a.key from evaluation_answer a left join booking b on b.id = a.booking_id
    where a.person_id = ${personId} or b.person_id = ${personId})`.execute(tx);
  await sql`delete from agency_deputy where person_id = ${personId}`.execute(tx);
  await sql`update event set delivery = (delivery::jsonb - 'override')::json where delivery is not null
    and id in (select event_id from trainer_assignment where person_id = ${personId})`.execute(tx);
  await sql`delete from event_note where person_id = ${personId}`.execute(tx);
  await sql`delete from trainer where person_id = ${personId}`.execute(tx);
  await sql`update trainer_assignment set overridden_why = null, overridden_by = null where person_id = ${personId}`.execute(
    tx,
  );
  // Evidence is append-only for this role; the door has one function that takes words out of it.
  await sql`select door.erase_evidence_text(${personId})`.execute(tx);
}
