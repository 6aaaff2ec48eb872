import { draftDueReport } from '@trellis/core/deliveries';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('reports');

/** Drafts the reports of schedules whose day has come, each with its schedule in one transaction. */
export const draftDueReports: Part = async (installation, partnershipId, isStopping) => {
  while (!isStopping()) {
    if ((await installation.act(partnershipId, actor, (ctx) => draftDueReport(ctx))) === undefined) return;
  }
};
