import type { LmsTask } from '@trellis/core/lms';
import type { Installation } from '../installation.ts';
import type { TaskReport } from './task-report.ts';

/** One kind of what administrators ask for, done from its beginning whoever began it before. */
export type TaskWork = (
  installation: Installation,
  partnershipId: number,
  task: LmsTask,
  report: TaskReport,
) => Promise<void>;

/** Why what an administrator asked for cannot be done: not a failure of ours or of the LMS, and said to whoever asked. */
export class TaskFault extends Error {
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.name = 'TaskFault';
    this.sentence = sentence;
  }
}
