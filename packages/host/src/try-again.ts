import type { ErrorCode } from '@trellis/core';

/** How often a transaction is tried before its fault is told. @source house */
const TRIES = 4;

/** What PostgreSQL says to the one of two that it ends because each waits for the other. */
const DEADLOCK = '40P01';
const CHANGED_MEANWHILE: ErrorCode = 'people.changed-meanwhile';

/**
 * Runs a transaction, and again when it was ended because another was in its way: nothing of it was kept, and the other is through.
 *
 * @param transaction - opens, works and commits; may be run several times
 */
export async function tryAgain<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (left === 1 || (code !== DEADLOCK && code !== CHANGED_MEANWHILE)) throw error;
    }
  }
}
