import { z } from 'zod';

/** An id of ours, as a screen sends it. */
export const Id = z.string().min(1).max(64);

/** Which LMS is meant, by its registration. */
export const OfLms = z.object({ registrationId: Id });
