import { PageRequest } from '@trellis/core';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import {
  activatePack,
  crosswalk,
  decideEquivalence,
  Equivalence,
  equivalenceLog,
  PackActivation,
  packs,
} from '@trellis/core/frameworks';
import { QUALITY_OPTIONS } from '@trellis/core/quality';
import { STANDARDS_OPTIONS } from '@trellis/core/standards';
import { TRAINER_OPTIONS } from '@trellis/core/trainers';
import { procedure, router } from '../trpc.ts';

const HOUSE_OPTIONS = [...JUDGING_OPTIONS, ...STANDARDS_OPTIONS, ...TRAINER_OPTIONS, ...QUALITY_OPTIONS];

/** Packs: what is there, what is at work, and what evidence by other names is worth under them. */
export const frameworksRouter = router({
  packs: procedure.query(({ ctx }) => packs(ctx)),
  activatePack: procedure.input(PackActivation).mutation(({ ctx, input }) => activatePack(ctx, input, HOUSE_OPTIONS)),
  crosswalk: procedure.input(PageRequest.strict()).query(({ ctx, input }) => crosswalk(ctx, input)),
  decideEquivalence: procedure
    .input(Equivalence.partial({ id: true }))
    .mutation(({ ctx, input }) => decideEquivalence(ctx, input)),
  equivalenceLog: procedure.input(PageRequest.strict()).query(({ ctx, input }) => equivalenceLog(ctx, input)),
});
