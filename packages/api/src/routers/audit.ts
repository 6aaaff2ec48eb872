import { Instant, PageRequest, PersonId } from '@trellis/core';
import { erasePerson, listChanges, subjectExport } from '@trellis/core/audit';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

/** Who did what, what is held about a person, and erasure. */
export const auditRouter = router({
  entries: procedure
    .input(
      PageRequest.extend({
        personId: PersonId.optional(),
        action: z.string().max(100).optional(),
        from: Instant.optional(),
        to: Instant.optional(),
      }),
    )
    .query(({ ctx, input }) => listChanges(ctx, input, input)),
  // A mutation: that somebody was given all of this is on record.
  subjectExport: procedure
    .input(z.object({ personId: PersonId }))
    .mutation(({ ctx, input }) => subjectExport(ctx, input.personId)),
  erasePerson: procedure
    .input(z.object({ personId: PersonId, why: z.string().max(500) }))
    .mutation(({ ctx, input }) => erasePerson(ctx, input.personId, input.why)),
});
