import type { PlatformUser } from '@trellis/testing/platform';

/** Somebody whom a newcomer can be in the demo LMS. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly staffNumber?: string;
  readonly agency: string;
  readonly jobTitle: string;
  /** What her record shows, as a short sentence: "Everything is in date". */
  readonly story: string;
  /** LTI roles; a learner if not given. */
  readonly roles?: readonly string[];
}

/** Whether somebody may put things into the course and sees everybody's grades. */
export function canTeach({ roles = [] }: DemoPerson): boolean {
  return roles.some((role) => role.endsWith('#Instructor'));
}

/** The account that the LMS has for a person. The last word of the name is taken for the family name. */
export function accountOf({ id, name, email, staffNumber, roles }: DemoPerson): PlatformUser {
  const words = name.trim().split(/\s+/);
  const familyName = words.pop() ?? '';
  return {
    id,
    givenName: words.join(' ') || familyName,
    familyName,
    ...(email === undefined ? {} : { email }),
    ...(staffNumber === undefined ? {} : { staffNumber }),
    ...(roles === undefined ? {} : { roles }),
  };
}
