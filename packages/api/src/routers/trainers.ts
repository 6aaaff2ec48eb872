import { CalendarDate, EventId, PageRequest, PersonId } from '@trellis/core';
import {
  assignTrainers,
  MatchAsked,
  matchTrainers,
  standIns,
  trainersFor,
  unassignTrainer,
} from '@trellis/core/events';
import {
  agencyContributions,
  Availability,
  saveTrainer,
  saveTrainerAvailability,
  saveTrainerSettings,
  Trainer,
  trainerAvailability,
  trainers,
  TrainerSettings,
  trainerSettings,
} from '@trellis/core/trainers';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

const Named = z.object({ eventId: EventId });
const Why = z.string().max(500);

/** The pool of trainers, and who leads which event. */
export const trainersRouter = router({
  list: procedure.input(PageRequest).query(({ ctx, input }) => trainers(ctx, input)),
  save: procedure.input(Trainer).mutation(({ ctx, input }) => saveTrainer(ctx, input)),
  availability: procedure
    .input(z.object({ personId: PersonId.optional() }))
    .output(Availability.nullable())
    .query(async ({ ctx, input }) => (await trainerAvailability(ctx, input.personId)) ?? null),
  saveAvailability: procedure
    .input(z.object({ personId: PersonId.optional(), availability: Availability.optional() }))
    .mutation(({ ctx, input }) => saveTrainerAvailability(ctx, input)),
  match: procedure.input(MatchAsked).query(({ ctx, input }) => matchTrainers(ctx, input)),
  contribution: procedure
    .input(PageRequest.extend({ from: CalendarDate, to: CalendarDate }))
    .query(({ ctx, input }) => agencyContributions(ctx, input, input)),
  settings: procedure.query(({ ctx }) => trainerSettings(ctx)),
  saveSettings: procedure.input(TrainerSettings).mutation(({ ctx, input }) => saveTrainerSettings(ctx, input)),
  eligibility: procedure.input(Named).query(({ ctx, input }) => trainersFor(ctx, input.eventId)),
  assign: procedure
    .input(Named.extend({ personIds: z.array(PersonId).min(1).max(10), override: Why.optional() }))
    .mutation(({ ctx, input }) => assignTrainers(ctx, input)),
  unassign: procedure
    .input(Named.extend({ personId: PersonId, why: Why }))
    .mutation(({ ctx, input }) => unassignTrainer(ctx, input)),
  standIns: procedure.input(Named.extend({ insteadOf: PersonId })).query(({ ctx, input }) => standIns(ctx, input)),
});
