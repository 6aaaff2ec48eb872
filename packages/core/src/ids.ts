import { z } from 'zod';

/** Schemas of public ids: opaque strings, never reused, safe in URLs. */
function id<Brand extends string>(brand: Brand) {
  return z.string().min(1).max(64).regex(/^[A-Za-z0-9_-]+$/, 'is not an id').brand<Brand>().meta({ description: `Id of one ${brand}` });
}

export const AgencyId = id('agency');
export type AgencyId = z.infer<typeof AgencyId>;
export const PersonId = id('person');
export type PersonId = z.infer<typeof PersonId>;
export const PostId = id('post');
export type PostId = z.infer<typeof PostId>;
export const EvidenceId = id('evidence');
export type EvidenceId = z.infer<typeof EvidenceId>;
export const CourseId = id('course');
export type CourseId = z.infer<typeof CourseId>;
export const AccountId = id('account');
export type AccountId = z.infer<typeof AccountId>;
