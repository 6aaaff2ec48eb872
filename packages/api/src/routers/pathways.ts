import { PageRequest } from '@trellis/core';
import { AgencyId } from '@trellis/core';
import {
  AgencyOverride,
  JobTitleMapping,
  jobTitles,
  mapJobTitle,
  overrides,
  saveOverride,
} from '@trellis/core/pathways';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

/** What job titles stand for, and what agencies ask for more or less often than the source. */
export const pathwaysRouter = router({
  jobTitles: procedure
    .input(PageRequest.extend({ text: z.string().max(200).optional(), unmappedOnly: z.boolean().optional() }))
    .query(({ ctx, input }) => jobTitles(ctx, input, input)),
  mapJobTitle: procedure
    .input(JobTitleMapping.partial({ id: true }))
    .mutation(({ ctx, input }) => mapJobTitle(ctx, input)),
  overrides: procedure
    .input(z.object({ agencyId: AgencyId.optional() }))
    .query(({ ctx, input }) => overrides(ctx, input.agencyId)),
  saveOverride: procedure
    .input(AgencyOverride.partial({ id: true }))
    .mutation(({ ctx, input }) => saveOverride(ctx, input)),
});
