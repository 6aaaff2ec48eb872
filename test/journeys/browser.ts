import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { describe, type SuiteFactory } from 'vitest';

/** A browser's mind about cookies in frames of another site. */
export type Cookies = 'third-party cookies blocked' | 'third-party cookies allowed';

const program = process.env['TRELLIS_TEST_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser to test with; absent where there is one. */
const missing = process.env['TRELLIS_TEST_NO_CHROMIUM'] ?? (existsSync(program) ? undefined : `there is no ${program}`);

// oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- chooses between two ways to describe; the tests are described where it is called
const whereThereIsOne = describe.skipIf(missing !== undefined);

/** Tests that need a browser; without one they are skipped, and the reason stands in their name. */
export function inABrowser(name: string, tests: SuiteFactory): void {
  whereThereIsOne(missing === undefined ? name : `${name} (skipped: ${missing})`, tests);
}

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each page in a process of its own would have to be started and to read the web app anew.
  '--renderer-process-limit=1',
];

/** A browser with a fresh profile, which is gone after use. */
export async function openBrowser(cookies: Cookies = 'third-party cookies blocked'): Promise<BrowserContext> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'trellis-browser-'));
  const isBlocked = cookies === 'third-party cookies blocked';
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: isBlocked ? 1 : 0, block_third_party_cookies: isBlocked } }),
  );
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    args: switches,
    acceptDownloads: true,
  });
  // The program writes to its profile until it has ended, which is later than the event that says it closed.
  const close = browser.close.bind(browser);
  return Object.assign(browser, {
    async close() {
      await close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  });
}

/**
 * What axe finds wrong with a page, a line for each.
 *
 * @param leaveOut - selectors of parts that are not ours
 * @param rulesOff - rules that have nothing to say here
 */
export async function faultsOf(
  page: Page,
  leaveOut: readonly string[] = [],
  rulesOff: readonly string[] = [],
): Promise<readonly string[]> {
  const axe = leaveOut.reduce((builder, selector) => builder.exclude(selector), new AxeBuilder({ page }));
  const rules = Object.fromEntries(rulesOff.map((rule) => [rule, { enabled: false }]));
  // Where there are frames, what was found in each is put together on a page of its own, which costs as much as the finding.
  if (page.frames().length === 1) axe.setLegacyMode(true);
  // What passes is not worked out: on a page with many rows it takes longer than what fails.
  const { violations } = await axe.options({ resultTypes: ['violations'], rules }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
