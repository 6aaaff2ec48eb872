import { sql, type RawBuilder } from 'kysely';

/** The condition on a text that it is a person's work e-mail address. */
export function isHerAddress(text: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lower(${text}) = (select p.email_key from person p where p.id = ${personId})`;
}

/** The condition on a text that it is what a person is called. */
export function isHerName(text: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lower(${text}) = (
    select lower(trim(p.given_name || ' ' || p.family_name)) from person p where p.id = ${personId} and p.family_name <> '')`;
}
