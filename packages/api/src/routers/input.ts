import { z } from 'zod';

/** An id of ours, as whoever asks sends it. */
export const Id = z.string().min(1).max(64);

/** Something that has an id. */
export const Named = z.strictObject({ id: Id });

/** What somebody or something is called. */
export const Name = z.string().trim().min(1).max(200);

/** Why somebody does something, which has to be said. */
export const Why = z.string().trim().min(1).max(500);

/** Which LMS is meant, by its registration. */
export const OfLms = z.object({ registrationId: Id });
