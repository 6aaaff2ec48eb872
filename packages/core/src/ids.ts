import { z } from 'zod';

/** Schemas of public ids: opaque strings, never reused, safe in URLs. */
function id<Brand extends string>(brand: Brand) {
  return z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, 'is not an id')
    .brand<Brand>()
    .meta({ description: `Id of one ${brand}` });
}

/** Names one agency. */
export const AgencyId = id('agency');
export type AgencyId = z.infer<typeof AgencyId>;
/** Names one person. */
export const PersonId = id('person');
export type PersonId = z.infer<typeof PersonId>;
/** Names one post of a person. */
export const PostId = id('post');
export type PostId = z.infer<typeof PostId>;
/** Names one piece of evidence. */
export const EvidenceId = id('evidence');
export type EvidenceId = z.infer<typeof EvidenceId>;
/** Names one course. */
export const CourseId = id('course');
export type CourseId = z.infer<typeof CourseId>;
/** Names one event. */
export const EventId = id('event');
export type EventId = z.infer<typeof EventId>;
/** Names one booking. */
export const BookingId = id('booking');
export type BookingId = z.infer<typeof BookingId>;
/** Names one account. */
export const AccountId = id('account');
export type AccountId = z.infer<typeof AccountId>;
