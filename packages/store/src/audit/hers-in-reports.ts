import type { PersonId } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';

/** The condition on a text that it is a person's work e-mail address. */
export function isHerAddress(text: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lower(${text}) = (select p.email_key from person p where p.id = ${personId})`;
}

/** Where a person is named as a recipient of reports, by her address. */
export async function schedulesNaming({ tx }: Binding, personId: PersonId): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select s.id, s.title, recipient from report_schedule s cross join jsonb_array_elements(s.recipients) recipient
    where ${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)} order by s.id`.execute(tx);
  return rows;
}

/** Takes a person out of the recipients of reports, and forgets the letters to her. Her record must still have its address. */
export async function eraseRecipient({ tx }: Binding, personId: PersonId): Promise<void> {
  await sql`delete from report_delivery where ${isHerAddress(sql`email`, sql`${personId}`)}`.execute(tx);
  await sql`
    update report_schedule s set recipients = (
      select coalesce(jsonb_agg(recipient), '[]') from jsonb_array_elements(s.recipients) recipient
      where (${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)}) is not true)
    where exists (
      select from jsonb_array_elements(s.recipients) recipient
      where ${isHerAddress(sql`recipient ->> 'email'`, sql`${personId}`)})`.execute(tx);
}
