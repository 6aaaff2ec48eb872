import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, inABrowser, openBrowser, type Cookies } from './browser.ts';
import { openAs } from './open-as.ts';
import {
  beginServiceProcess,
  environmentOf,
  startServiceProcess,
  trellis,
  type ServiceProcess,
} from './service-process.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-demo-'));

/** The environment of `npm start` in an empty folder: nothing is said about a demo. */
function untouched(name: string): Record<string, string> {
  const { TRELLIS_DEMO: _, HOST: __, ...env } = environmentOf(path.join(folder, name));
  return env;
}

const lmsOf = ({ output }: ServiceProcess): string => /The demo LMS is at (\S+)/.exec(output())![1]!;

let service: ServiceProcess;
beforeAll(async () => {
  service = await startServiceProcess(untouched('first'));
});

afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

inABrowser('a newcomer', () => {
  test.each<[Cookies]>([['third-party cookies blocked'], ['third-party cookies allowed']])(
    'sees Chloe’s pathway inside the LMS after three clicks, with %s',
    async (cookies) => {
      const browser = await openBrowser(cookies);
      try {
        const page = await browser.newPage();
        await page.goto(service.url);
        await page.getByRole('link', { name: 'Open the demo LMS' }).click();
        await page.getByRole('link', { name: /nursery practitioner/i }).click();
        const frame = page.frameLocator('iframe');
        await frame.getByText('Overdue since 1 October 2026').first().waitFor();
        await frame.getByText('Chloe Nowak').first().waitFor();
        expect(await frame.getByText('invented people').count()).toBeGreaterThan(0);
      } finally {
        await browser.close();
      }
    },
  );

  test('who is nobody in Trellis yet is shown a way in and no agency', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(lmsOf(service));
      await page.getByRole('link', { name: /no agency has told us about/i }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await frame.getByRole('heading', { level: 1 }).first().innerText()).not.toContain('Avonmere Council');
      expect(await frame.getByRole('link', { name: 'My agency' }).count()).toBe(0);
    } finally {
      await browser.close();
    }
  });
});

inABrowser('the demo LMS', () => {
  test('shows the mark of a completion that it told of, once somebody has said what it counts as', async () => {
    const browser = await openBrowser();
    try {
      const lms = await browser.newPage();
      await lms.goto(`${lmsOf(service)}/people/chloe`);
      await lms.getByRole('link', { name: 'Safeguarding refresher', exact: true }).click();
      await lms.frameLocator('iframe').getByText('Safeguarding refresher').first().waitFor();
      await lms.getByText('Safeguarding refresher: no mark yet').waitFor();

      const page = await openAs(browser, lmsOf(service), 'rosa');
      await page.goto(`${service.url}/lms-courses`);
      await page.getByText('Prevent: an introduction').first().waitFor();
      await page.getByText('Know the signs (online)').first().waitFor();
      await page.getByRole('button', { name: /^Count as Safeguarding refresher/ }).click();
      await page.getByText('Its completions are looked at again now.').waitFor();
      await page.goto(`${service.url}/import?part=lms`);
      await page.getByRole('radio', { name: /^It is Ben Quarshie/ }).waitFor();

      const mark = lms.getByText('Safeguarding refresher: 100%');
      while ((await mark.count()) === 0) {
        await sleep(200);
        await lms.reload();
      }
      expect(await mark.count()).toBe(1);
    } finally {
      await browser.close();
    }
  });

  test('lets the coordinator place another course, and gives it a column of its own', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${lmsOf(service)}/people/rosa`);
      await page.getByRole('link', { name: 'Add something of Trellis to this course' }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByLabel(/^Supervising child protection work/).check();
      expect(await faultsOf(page, ['body > :not(iframe)'])).toEqual([]);
      await frame.getByRole('button', { name: 'Place', exact: true }).click();
      await frame.getByText('Added: Supervising child protection work').waitFor();
      await page.getByRole('link', { name: 'Back to the course' }).click();
      await page.getByRole('link', { name: 'Supervising child protection work' }).waitFor();
      await page.goto(`${lmsOf(service)}/people/chloe`);
      await page.getByText('Supervising child protection work: no mark yet').waitFor();
    } finally {
      await browser.close();
    }
  });
});

inABrowser('whether training works', () => {
  test('is there to be read: a course whose objective was missed, and a talk that a manager owes', async () => {
    const browser = await openBrowser();
    try {
      const page = await openAs(browser, lmsOf(service), 'rosa');
      await page.goto(`${service.url}/quality/reviews`);
      await page.getByRole('link', { name: 'Conferences and core groups' }).click();
      await page.getByText('Say what one’s own agency brings to a core group').first().waitFor();
      const home = await openAs(browser, lmsOf(service), 'gareth');
      await home.goto(`${service.url}/feedback`);
      await home.getByText('Hugh Penrose').first().waitFor();
      expect(await home.locator('main').innerText()).toContain('Your talk with Hugh Penrose');
    } finally {
      await browser.close();
    }
  });
});

describe('the demo', () => {
  const env = untouched('second');
  const loading = 'Loaded the demo partnership';
  /** Where the LMS was that belonged to the demo before it was stopped. */
  let lmsBefore: string;

  test.each([
    ['opens its database', 'secret'],
    ['loads the demo', 'service.json'],
  ])('asked to stop while it %s, ends cleanly', async (_, file) => {
    const starting = beginServiceProcess(env);
    const sign = path.join(env['TRELLIS_DATA_DIR']!, file);
    while (!existsSync(sign)) await sleep(5);
    starting.child.kill('SIGTERM');
    expect(await starting.ended).toBe(0);
    expect(starting.output()).toBe('');
    expect(existsSync(path.join(env['TRELLIS_DATA_DIR']!, 'service.json'))).toBe(false);
  });

  test('can be started after that, runs beside another on one machine, each with its own LMS, and each stops by itself', async () => {
    const second = await startServiceProcess(env);
    expect(second.output()).toContain(loading);
    expect(second.url).not.toBe(service.url);
    lmsBefore = lmsOf(second);
    expect(lmsBefore).not.toBe(lmsOf(service));
    for (const each of [service, second]) {
      const about = (await (await fetch(`${each.url}/about`)).json()) as { demoLmsUrl: string };
      expect(about.demoLmsUrl).toBe(lmsOf(each));
    }
    expect(await second.stop()).toBe(0);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });

  test('stays the demo when it is started again, also after it was killed, and is loaded only once', async () => {
    const killed = await startServiceProcess(env);
    expect(killed.output()).not.toContain(loading);
    await killed.killTree();
    const again = await startServiceProcess(env);
    expect(again.output()).not.toContain(loading);
    expect((await fetch(lmsOf(again))).status).toBe(200);
    // Those LMSs were at other addresses and are gone; one that still runs stays connected.
    const { out } = await trellis(env, 'platform', 'list', '--json');
    const states = (JSON.parse(out) as { issuer: string; state: string }[]).map(({ issuer, state }) => [issuer, state]);
    expect(Object.fromEntries(states)).toEqual({
      [lmsBefore]: 'deactivated',
      [lmsOf(killed)]: 'deactivated',
      [lmsOf(again)]: 'active',
    });
    expect(await again.stop()).toBe(0);
  });
});
