import path from 'node:path';
import { confirmAccount, joinAccount, type Trust } from '@trellis/core/access';
import { castMembers, loadDemo, plugins } from '@trellis/service';
import { createTestHost, type TestHost } from '@trellis/testing';
import { createPlatform, type Platform, type PlatformUser } from '@trellis/testing/platform';
import type { BrowserContext, Page } from 'playwright-core';
import { settled, WIDE } from './open-as.ts';

const webFolder = path.resolve(import.meta.dirname, '../../apps/web/dist');

/** What an LMS of the story may vouch for: its accounts carry staff numbers that the agencies gave. */
const trust: Trust = { vouchesFor: ['work-email', 'staff-number'], serves: [] };

/** The demo's story on a day of its own: the cast and its agencies, a clock that a test moves on, and the pretend LMS that people come from. */
export interface Avonmere extends AsyncDisposable {
  readonly trellis: TestHost;
  readonly lms: Platform;
  /** Moves the clock of the service; pages opened from then on show that day. */
  moveTo(instant: string): void;
  /** A page of Trellis as somebody gets it who opens a link to it in the pretend LMS. */
  openAs(browser: BrowserContext, person: string, address: string, lms?: Platform): Promise<Page>;
  /** Connects one more LMS in which these people of the cast have accounts, under ids of its own. */
  connectAnother(people: readonly string[]): Promise<Platform>;
}

/**
 * Opens it: `await using avonmere = await openAvonmere('2026-11-21T09:00:00Z')`.
 *
 * @param startsAt - the moment of the first request
 * @param people - how many people beside the cast, for stories that need many
 * @param also - who has an account in the pretend LMS beside the cast
 */
export async function openAvonmere(
  startsAt: string,
  { people = 0, also = [] }: { readonly people?: number; readonly also?: readonly PlatformUser[] } = {},
): Promise<Avonmere> {
  let now = Date.parse(startsAt);
  const clock = (): Date => new Date(now);
  const trellis = await createTestHost({ plugins, webFolder, now: clock });
  await loadDemo(trellis.host.installation, { partnership: trellis.partnership, people, seed: 1 });
  const others: Platform[] = [];
  const accounts = castMembers.map(({ id, givenName, familyName, email, staffNumber }): PlatformUser => ({
    id,
    givenName,
    familyName,
    staffNumber,
    ...(email === undefined ? {} : { email }),
  }));

  async function connect(users: readonly PlatformUser[]): Promise<Platform> {
    const lms = await createPlatform({
      users,
      courses: [{ id: 'course-1', label: 'SG', title: 'Safeguarding', links: [] }],
      now: clock,
    });
    const { clientId } = await trellis.connect(lms, trust);
    await trellis.act(async (ctx) => {
      for (const { id, givenName, familyName, email, staffNumber } of users) {
        const account = await joinAccount(ctx, {
          issuer: lms.url,
          clientId,
          subject: id,
          shownName: `${givenName} ${familyName}`,
          claimed: { workEmail: email, staffNumber },
          trust,
        });
        if (account.state === 'waiting') await confirmAccount(ctx, account.id, true);
      }
    });
    return lms;
  }

  const lms = await connect([...accounts, ...also]);
  return {
    trellis,
    lms,
    moveTo(instant) {
      now = Date.parse(instant);
    },
    async openAs(browser, person, address, from = lms) {
      const { id } = from.directory.addLink('course-1', {
        title: 'Trellis',
        targetLinkUri: new URL(address, trellis.url).href,
      });
      await browser.clearCookies();
      const page = await browser.newPage();
      await page.clock.setFixedTime(clock());
      await page.setViewportSize(WIDE);
      await page.goto(from.launchUrl({ user: person, link: id, isInWindow: true }));
      await page.waitForURL((url) => url.origin === trellis.url);
      await settled(page);
      return page;
    },
    async connectAnother(people) {
      const another = await connect(
        accounts.filter(({ id }) => people.includes(id)).map((user) => ({ ...user, id: `other-${user.id}` })),
      );
      others.push(another);
      return another;
    },
    async [Symbol.asyncDispose]() {
      for (const platform of [lms, ...others]) await platform[Symbol.asyncDispose]();
      await trellis[Symbol.asyncDispose]();
    },
  };
}
