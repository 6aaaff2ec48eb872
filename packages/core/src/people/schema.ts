import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { AudienceText, FlagText } from './words.ts';
import { AgencyId, PersonId, PostId } from '../ids.ts';

/** What an agency is, as charging and some requirements see it. */
export const AgencyKind = z.enum([
  'ccg',
  'icb',
  'council',
  'police',
  'small-agency',
  'ey-home',
  'school-maintained',
  'school-academy',
  'college',
  'care-home',
  'dom-care',
  'gp',
  'ey-group',
  'commissioned-nonprofit-large',
  'commissioned-for-profit',
  'virgin-care',
  'ruh',
  'school-independent',
  'university',
  'other',
  'contractor',
]);
export type AgencyKind = z.infer<typeof AgencyKind>;

/** An organisation in or around the partnership. */
export const Agency = z.object({
  id: AgencyId,
  ref: z.string().meta({ description: 'The short name that files and other systems use' }),
  name: z.string(),
  kind: AgencyKind,
  annualTurnoverPence: z.number().int().nonnegative().optional(),
});
export type Agency = z.infer<typeof Agency>;

/** A number that an agency gave to somebody; it means nothing in another agency. */
export const StaffNumberAt = z.object({ agencyId: AgencyId, staffNumber: z.string() });
export type StaffNumberAt = z.infer<typeof StaffNumberAt>;

/** One human being: known names, identifiers and posts. Never merged on a name alone. */
export const Person = z.object({
  id: PersonId,
  givenName: z.string(),
  familyName: z.string(),
  /** Earlier names, newest first: she married, and the record stays hers. */
  formerNames: z.array(z.object({ givenName: z.string(), familyName: z.string(), until: CalendarDate })),
  workEmail: z.string().optional(),
  staffNumbers: z.array(StaffNumberAt),
  erasedAt: Instant.optional(),
  /** The record that this one turned out to be: whatever it had is there now. */
  mergedInto: PersonId.optional(),
});
export type Person = z.infer<typeof Person>;

/** A person's dated capacity in an agency. */
export const Post = z.object({
  id: PostId,
  personId: PersonId,
  agencyId: AgencyId,
  jobTitle: z.string().optional(),
  team: z.string().optional(),
  managerPersonId: PersonId.optional(),
  /** Groups that the agency named for this very post; empty: its job title decides. */
  audiences: z.array(AudienceText),
  flags: z.array(FlagText),
  startsOn: CalendarDate,
  endsOn: CalendarDate.optional().meta({ description: 'The last day of the post' }),
});
export type Post = z.infer<typeof Post>;

/** That two records were said to be one person, and by which of them she goes on. */
export const PersonMerge = z.object({
  id: z.string(),
  keptId: PersonId,
  mergedId: PersonId,
  why: z.string(),
  mergedAt: Instant,
  undoneAt: Instant.optional(),
});
export type PersonMerge = z.infer<typeof PersonMerge>;

/** What can be wrong with a person, a post or a file of them. */
export type PeopleErrorCode =
  | 'people.not-found'
  | 'people.agency-not-found'
  | 'people.row-refused'
  | 'people.same-record'
  | 'people.merged-already'
  | 'people.changed-meanwhile'
  | 'people.merge-clash'
  | 'people.merge-not-found'
  | 'people.merge-too-old'
  | 'people.file-refused'
  | 'people.case-not-open'
  | 'people.already-erased'
  | 'people.idempotency-key-reused';
