import { requestFault } from '@trellis/api';

/** How many codes one account may try in a minute. */
const MOST_CLAIMS = 20;

const WINDOW_MS = 60_000;

/** The procedure by which somebody joins her record with a code. */
const CLAIM = 'access.claim';

/** Counts the codes that each account tries. */
export interface ClaimLimit {
  /**
   * Counts the claims among the procedures that one request calls.
   *
   * @param paths - as tRPC reads them, since one procedure can be written in many ways in an address
   * @throws `request.too-many` when the account has tried too many
   */
  count(accountId: string | undefined, paths: readonly string[]): void;
}

/**
 * Keeps one account from trying many codes, however it shows who it is and however its requests are written.
 *
 * @source house
 */
export function createClaimLimit(now: () => Date): ClaimLimit {
  const windows = new Map<string, { readonly endsMs: number; tried: number }>();
  return {
    count(accountId, paths) {
      const claims = paths.filter((path) => path === CLAIM).length;
      // Whoever is not signed in is refused by the procedure itself, whatever the code.
      if (accountId === undefined || claims === 0) return;
      const nowMs = now().getTime();
      for (const [key, { endsMs }] of windows) if (endsMs <= nowMs) windows.delete(key);
      const window = windows.get(accountId) ?? { endsMs: nowMs + WINDOW_MS, tried: 0 };
      window.tried += claims;
      windows.set(accountId, window);
      if (window.tried > MOST_CLAIMS)
        throw requestFault('request.too-many', 'You tried too many codes. Wait a minute and try again.');
    },
  };
}
