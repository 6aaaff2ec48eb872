import { takeTask, type LmsTask } from '@trellis/core/lms';
import { ServiceError } from '@trellis/lti-1p3';
import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';
import { checkConnection } from './check-connection.ts';
import type { Part } from './lms-worker.ts';
import { readRoster } from './read-roster.ts';
import { createTaskReport, type TaskReport } from './task-report.ts';

/** One kind of work, done from its beginning whoever began it before. */
export type TaskWork = (
  installation: Installation,
  partnershipId: number,
  task: LmsTask,
  report: TaskReport,
) => Promise<void>;

const WORK: Readonly<Record<LmsTask['kind'], TaskWork>> = { check: checkConnection, roster: readRoster };

/** What is said of work that failed on our side; where, stands in the service's log. */
const OUR_FAULT = 'This failed on our side. Try again, and tell whoever runs Trellis if it fails again.';

/** Does what administrators asked for: checks of a connection, and rosters to read. */
export const runTasks: Part = async (installation, partnershipId, isStopping) => {
  while (!isStopping()) {
    const task = await installation.act(partnershipId, jobActor('lms'), takeTask);
    if (task === undefined) return;
    const report = createTaskReport(installation, partnershipId, task);
    try {
      await WORK[task.kind](installation, partnershipId, task, report);
      report.end();
      await report.note({ state: 'done' });
    } catch (error) {
      report.end();
      // Whoever runs next takes it up.
      if (isStopping()) throw error;
      await report.note({ state: 'failed', fault: error instanceof ServiceError ? error.sentence : OUR_FAULT });
      if (!(error instanceof ServiceError)) throw error;
    }
  }
};
