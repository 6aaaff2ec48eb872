import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, PackActivation, packs } from '@trellis/core/frameworks';
import { procedure, router } from '../trpc.ts';

/** Packs: what is there, and what is at work. */
export const frameworksRouter = router({
  packs: procedure.query(({ ctx }) => packs(ctx)),
  activatePack: procedure.input(PackActivation).mutation(({ ctx, input }) => activatePack(ctx, input, JUDGING_OPTIONS)),
});
