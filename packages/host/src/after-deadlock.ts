/** How often a transaction is tried before its deadlock is told. @source house */
const TRIES = 4;
/** What PostgreSQL says to the one of two that it ends because each waits for the other. */
const DEADLOCK = '40P01';

/**
 * Runs a transaction, and again when PostgreSQL ended it because it and another waited for each other: nothing of it was kept, and the other is through.
 *
 * @param transaction - opens, works and commits; may be run several times
 */
export async function afterDeadlock<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      if (left === 1 || (error as { readonly code?: unknown }).code !== DEADLOCK) throw error;
    }
  }
}
