import { lmsWork } from '@trellis/store';
import type { Work } from '../worker/worker.ts';
import { applyFacts } from './apply-facts.ts';
import { runTasks } from './run-tasks.ts';
import { sendScores } from './send-scores.ts';

/**
 * What is done with LMSs behind the scenes: what they told, what goes back to them, and what administrators asked for. The parts run beside each
 * other, so that no LMS that is slow holds up what needs none, and no roster holds up a check.
 *
 * @source house
 */
export const LMS_WORK: Work = {
  name: 'LMS work',
  where: ({ database, now }) => lmsWork(database.app, now().toISOString()),
  parts: [
    { name: 'facts', run: applyFacts, atOnce: 1 },
    { name: 'scores', run: sendScores, atOnce: 1 },
    { name: 'tasks', run: runTasks, atOnce: 2 },
  ],
};
