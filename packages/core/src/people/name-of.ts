import type { Person } from './schema.ts';

/** What whoever was erased is called, so that a row or a sentence about them has a heading still. @source house */
export const SOMEBODY_ERASED = 'Somebody erased';

/** What a person is called where they are listed or named: by both names, by the one that they have, or said to be erased. @source house */
export function nameOf({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`.trim() || SOMEBODY_ERASED;
}
