import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/**
 * Makes others who lock one of these people wait until this transaction ends, in an order that keeps two of them from waiting for each other.
 *
 * Not `for update`: that would also wait for everybody who has just written a row that points at the person, and they for us.
 */
export async function lockPeople({ tx }: Binding, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  await sql`select from person where id = any(${people}) order by key for no key update`.execute(tx);
}
