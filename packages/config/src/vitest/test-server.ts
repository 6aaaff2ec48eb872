import { holdTestServer } from '@trellis/store/testing';

/** Keeps the test server running from the first test file to the last. Vitest calls it only when a test that needs it runs. */
export async function setup(): Promise<() => Promise<void>> {
  return await holdTestServer();
}
