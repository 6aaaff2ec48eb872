import { createHmac } from 'node:crypto';

/**
 * Who somebody is within one report, and nowhere else: the same person has the same pseudonym, and nobody finds the person from it.
 *
 * @param hash - the fingerprint of the report
 * @returns 16 characters
 * @source house
 */
export function pseudonym(hash: string, personId: string): string {
  return createHmac('sha256', hash).update(personId).digest('hex').slice(0, 16);
}
