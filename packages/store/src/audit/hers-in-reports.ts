import type { PersonId } from '@trellis/core';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';
import { isHerAddress } from './hers-as-typed.ts';

/** Where a person is named as a recipient of reports, by her address. */
export async function schedulesNaming({ tx }: Binding, personId: PersonId): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select s.id, s.title, recipient from report_schedule s cross join jsonb_array_elements(s.recipients) recipient
    where ${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)} order by s.id`.execute(tx);
  return rows;
}

/**
 * Takes a person out of the recipients of reports, forgets the letters to her, and takes her name from the actions that she was to see to. What
 * was signed stays. Her record must still have its address and its name.
 */
export async function eraseInReports({ tx }: Binding, personId: PersonId): Promise<void> {
  await sql`delete from report_delivery where ${isHerAddress(sql`email`, sql`${personId}`)}`.execute(tx);
  await sql`
    update report_schedule s set recipients = (
      select coalesce(jsonb_agg(recipient), '[]') from jsonb_array_elements(s.recipients) recipient
      where (${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)}) is not true)
    where exists (
      select from jsonb_array_elements(s.recipients) recipient
      where ${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)})`.execute(tx);
  // Actions have versions, which this role may close and not change; the door has one function that takes the name out of them.
  await sql`select door.erase_action_owner(${personId})`.execute(tx);
}
