import { takeTask, type LmsTask } from '@trellis/core/lms';
import { ServiceError } from '@trellis/lti-1p3';
import { jobActor } from '../actors.ts';
import { checkConnection } from './check-connection.ts';
import { readRoster } from './read-roster.ts';
import { createTaskReport } from './task-report.ts';
import type { Part } from '../worker/worker.ts';
import { TaskFault, type TaskWork } from './work.ts';

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
      const fault = faultOf(error);
      await report.note({ state: 'failed', fault: fault ?? OUR_FAULT });
      if (fault === undefined) throw error;
    }
  }
};

/** What there is to say of work that failed for no reason of ours. */
function faultOf(error: unknown): string | undefined {
  if (error instanceof TaskFault) return error.sentence;
  return error instanceof ServiceError ? error.explanation : undefined;
}
