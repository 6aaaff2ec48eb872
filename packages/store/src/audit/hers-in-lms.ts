import { sql, type RawBuilder } from 'kysely';

/**
 * The condition on facts of LMSs that they are on a person's record or about an account of hers. Two questions, since each has an index.
 *
 * @param person - her id, or the column that has it
 */
export function isHersAsFact(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`id in (
    select id from lms_fact where person_id = ${person} union all select id from lms_fact where ${isHersInLms(person)})`;
}

/**
 * The condition on a table of what LMSs said of their users (`registration_id`, `subject`) that a row is about an account of a person.
 *
 * @param person - her id, or the column that has it
 */
export function isHersInLms(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(registration_id, subject) in (
    select r.id, a.subject from account a join door.platforms() r on r.issuer = a.issuer and r.client_id = a.client_id
    where a.person_id = ${person})`;
}
