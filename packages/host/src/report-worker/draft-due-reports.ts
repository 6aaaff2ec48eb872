import { draftDueReport, schedulesDue } from '@trellis/core/deliveries';
import { jobActor } from '../actors.ts';
import { eachWhateverFails } from '../worker/each-whatever-fails.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('reports');

/** Drafts the reports of schedules whose day has come, each with its schedule in one transaction. One that fails does not hold up the others. */
export const draftDueReports: Part = async (installation, partnershipId, isStopping) => {
  const due = await installation.act(partnershipId, actor, (ctx) => schedulesDue(ctx));
  await eachWhateverFails(due, isStopping, (id) =>
    installation.act(partnershipId, actor, (ctx) => draftDueReport(ctx, id)),
  );
};
