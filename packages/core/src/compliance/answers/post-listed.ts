import { z } from 'zod';

/** Whose post and which requirement a row of a list is about. */
export const PostListed = z.object({
  personId: z.string(),
  postId: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  staffNumber: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  jobTitle: z.string().nullable(),
  team: z.string().nullable(),
  requirement: z.string(),
  title: z.string(),
});
export type PostListed = z.infer<typeof PostListed>;
