import type { LmsTask } from '@trellis/core/lms';
import { useApi, useLoad, type ErrorWords } from '@trellis/plugin/screens';
import { useAgainWhile } from './use-again-while.ts';

/** What an LMS is being asked by us, or was asked last. */
export interface LmsTasks {
  /** Undefined until they have come once. */
  readonly tasks: readonly LmsTask[] | undefined;
  readonly error: ErrorWords | undefined;
  readonly again: () => void;
}

/** The newest check of an LMS and the newest reading of each of its rosters, followed while one is under way. */
export function useLmsTasks(registrationId: string): LmsTasks {
  const api = useApi();
  const loading = useLoad(() => api.lms.latestTasks.query({ registrationId }), [registrationId]);
  const tasks = loading.answer;
  useAgainWhile(tasks?.some(({ state }) => state === 'waiting' || state === 'running') ?? false, {
    isLoading: loading.state === 'loading',
    again: loading.again,
  });
  return { tasks, error: loading.error, again: loading.again };
}
