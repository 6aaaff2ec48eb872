import { importPeople } from '@trellis/core/people';
import { saveCourse } from '@trellis/core/courses';
import { knownAudiences } from '@trellis/core/frameworks';
import { packLondon } from '@trellis/pack-london';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { aPost, createTestHost, fileRows, type TestHost } from '@trellis/testing';
import { createPlatform, createVisitor, exampleUsers, type Platform } from '@trellis/testing/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';

const stranger = { id: 'alex', givenName: 'Alex', familyName: 'Vale' };
const courses = [{ id: 'course-1', label: 'SG1', title: 'Safeguarding', links: [] }];

let trellis: TestHost;
let lms: Platform;

beforeAll(async () => {
  trellis = await createTestHost({ plugins: { pathwayAssignment: pathwayAssignment(), packLondon: packLondon() } });
  lms = await createPlatform({ users: [...exampleUsers, stranger], courses });
  await trellis.act(async (ctx) => {
    await importPeople(ctx, {
      fileName: 'people.csv',
      rows: fileRows([
        aPost(),
        aPost({
          staffNumber: 'POL-2002',
          givenName: 'Dev',
          familyName: 'Sharma',
          workEmail: 'dev.sharma@avonside.example',
        }),
      ]),
      dryRun: false,
      knownAudiences: knownAudiences(await ctx.store.frameworks.packs()),
    });
    await saveCourse(ctx, { ref: 'SG 1/a', title: 'Safeguarding <basics> & more' });
    for (let number = 1; number <= 60; number += 1)
      await saveCourse(ctx, { ref: `C-${number}`, title: `Course ${number}` });
  });
  await trellis.connect(lms);
});

afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await trellis[Symbol.asyncDispose]();
});

/** The page for choosing, as it opens in the LMS. */
async function begin() {
  const answer = await createVisitor(lms).launch({ user: 'user-teacher', placeIn: 'course-1' });
  expect(answer.status).toBe(200);
  return await answer.text();
}

const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)![1]!;
const idsIn = (page: string) =>
  [...page.matchAll(/name="offer" value="([^"]+)"/g)].map(([, id]) => id!.replaceAll('&amp;', '&'));

async function choose(token: string, does: string, offers: readonly string[] = [], search = '') {
  const body = new URLSearchParams([
    ['token', token],
    ['do', does],
    ['search', search],
    ...offers.map((id) => ['offer', id]),
  ]);
  const answer = await fetch(`${trellis.url}/lti/select`, { method: 'POST', body });
  return { status: answer.status, page: await answer.text() };
}

/** What the platform makes of the answer that the page takes back to it. */
async function takeBack(page: string) {
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page) ?? [];
  const [, token = ''] = /name="JWT" value="([^"]+)"/.exec(page) ?? [];
  const answer = await fetch(action.replaceAll('&amp;', '&'), {
    method: 'POST',
    body: new URLSearchParams({ JWT: token }),
  });
  return await answer.text();
}

describe('whoever prepares a course', () => {
  test('finds pages and courses, and places several at once; courses come with a column in the gradebook', async () => {
    const page = await begin();
    expect(page).not.toContain('<script');
    const mine = idsIn(page).find((id) => id.includes('my-learning'))!;
    const found = await choose(tokenIn(page), 'search', [], 'BASICS');
    expect(found.page).toContain('Safeguarding &lt;basics&gt; &amp; more');
    const [course = ''] = idsIn(found.page);
    const { status, page: answer } = await choose(tokenIn(page), 'place', [mine, course]);
    expect(status).toBe(200);
    expect(await takeBack(answer)).toBe('Added: My safeguarding learning, Safeguarding <basics> & more');
    expect(lms.directory.courses[0]!.links).toMatchObject([
      { targetLinkUri: `${trellis.url}/my-learning` },
      { targetLinkUri: `${trellis.url}/courses/SG%201%2Fa` },
    ]);
    expect(lms.gradebook.columns('course-1')).toMatchObject([
      { scoreMaximum: 1, resourceId: 'course:SG 1/a', tag: 'trellis-completion', resourceLinkId: 'placed-2' },
    ]);
  });

  test('searches without losing what was ticked, and is told how many are not shown', async () => {
    const page = await begin();
    expect(page).toContain('11 more courses are not shown');
    const mine = idsIn(page).find((id) => id.includes('my-learning'))!;
    const found = await choose(tokenIn(page), 'search', [mine], 'course 57');
    expect(found.page).toContain('Chosen so far');
    expect(found.page).toContain('<title>1 found. What shall be placed in this course? - Trellis</title>');
    expect(idsIn(found.page).map((id) => id.split(' ').at(-1))).toEqual(['my-learning', 'C-57']);
    expect((await choose(tokenIn(page), 'search', [], 'nothing <b>like</b> it')).page).toContain(
      'Nothing is called “nothing &lt;b&gt;like&lt;/b&gt; it”.',
    );
  });

  test('answers once, or goes back with nothing', async () => {
    const page = await begin();
    const token = tokenIn(page);
    const [first = ''] = idsIn(page);
    const refused = (await choose(token, 'place')).page;
    expect(refused).toContain('Nothing is chosen yet.');
    expect(refused).toContain('<title>Error: What shall be placed in this course? - Trellis</title>');
    expect((await choose(token, 'place', ['page nothing there'])).page).toContain('Nothing is chosen yet.');
    const answers = await Promise.all([choose(token, 'place', [first]), choose(token, 'place', [first])]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403]);
    expect((await choose(token, 'search')).status).toBe(403);
    expect(await takeBack((await choose(tokenIn(await begin()), 'cancel')).page)).toBe('Added: ');
  });

  test('comes from an LMS: nobody else can choose anything', async () => {
    for (const token of ['', 'x'.repeat(43)]) expect((await choose(token, 'place', ['a'])).status).toBe(403);
    const opened = await fetch(`${trellis.url}/lti/select`);
    expect(opened.status).toBe(403);
    expect(await opened.text()).toContain('There is nothing to choose here');
  });

  test('does not only learn there', async () => {
    const answer = await createVisitor(lms).launch({ user: 'user-learner', placeIn: 'course-1' });
    expect(answer.status).toBe(403);
    const page = await answer.text();
    expect(page).toContain('This is for whoever prepares the course');
    expect(page).not.toContain('name="token"');
  });

  test('places nothing in an LMS that was switched off while she chose', async () => {
    const [platform] = await trellis.act(({ store }) => store.access.platforms());
    const pages = [await begin(), await begin()];
    const [first = ''] = idsIn(pages[0]!);
    const switchTo = (state: 'active' | 'deactivated') =>
      trellis.act(({ store }) => store.access.setPlatformState(platform!.id, state));
    await switchTo('deactivated');
    for (const [at, does] of ['place', 'cancel'].entries()) {
      const { status, page } = await choose(tokenIn(pages[at]!), does, [first]);
      expect(status).toBe(403);
      expect(page).toContain('has been switched off');
      expect(page).not.toContain('name="JWT"');
    }
    await switchTo('active');
    expect((await choose(tokenIn(pages[0]!), 'place', [first])).status).toBe(403);
  });

  test('takes one where the LMS takes one, and is sent back where it takes no links', async () => {
    const name = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
    const settings = {
      deep_link_return_url: `${lms.url}/deep-links/course-1`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe'],
      data: 'for course-1',
    };
    lms.changes = { [name]: settings };
    const page = await begin();
    expect(page).toContain('type="radio"');
    const [one = '', other = ''] = idsIn(page);
    expect((await choose(tokenIn(page), 'place', [one, other])).page).toContain('takes one at a time');
    lms.changes = { [name]: { ...settings, accept_types: ['html'] } };
    expect(await begin()).toContain('name="JWT"');
    lms.changes = {};
  });
});

inABrowser('the page for choosing, in a frame of the LMS', () => {
  test('works with the keyboard, without a script, on a narrow screen, and takes the choice back', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.setViewportSize({ width: 340, height: 700 });
    await page.goto(`${lms.url}/open?user=user-teacher&course=course-1`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'What shall be placed in this course?' }).waitFor();
    expect(
      await faultsOf(page, ['body > :not(iframe)'], ['region', 'landmark-one-main', 'page-has-heading-one']),
    ).toEqual([]);
    const width = await frame.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth]);
    expect(width[0]).toBeLessThanOrEqual(width[1]!);
    await frame.getByLabel('Search by title or reference').fill('course 57');
    await page.keyboard.press('Enter');
    await frame.getByText('1 found.').waitFor();
    expect(await frame.locator(':focus').textContent()).toBe('1 found.');
    expect(
      await faultsOf(page, ['body > :not(iframe)'], ['region', 'landmark-one-main', 'page-has-heading-one']),
    ).toEqual([]);
    await frame.getByLabel('Course 57').focus();
    await page.keyboard.press('Space');
    await frame.getByRole('button', { name: 'Place', exact: true }).focus();
    await page.keyboard.press('Enter');
    await frame.getByText('Added: Course 57').waitFor();
    await browser.close();
  });
});

test('the picture of a tool may be shown by any site, and runs nothing', async () => {
  const answer = await fetch(`${trellis.url}/lti/icons/pathway-assignment/my-learning.svg`);
  expect(answer.headers.get('content-type')).toContain('image/svg+xml');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await fetch(`${trellis.url}/lti/icons/pathway-assignment/none.svg`)).status).toBe(404);
});

describe('a placed course', () => {
  test('opens its page; where it was opened and who learns by it is noted once', async () => {
    const answer = await createVisitor(lms).launch({ user: 'user-learner', link: 'placed-2' });
    expect(answer.headers.get('location')).toMatch(/^\/courses\/SG%201%2Fa#s=/);
    const [platform] = await trellis.act((ctx) => ctx.store.access.platforms());
    const look = () =>
      trellis.act(async ({ store }) => ({
        contexts: (await store.lms.contexts(platform!.id, { limit: 5 })).rows,
        links: await store.lms.linksOf(platform!.id, 'course-1'),
      }));
    const noted = await look();
    expect(noted.contexts).toMatchObject([{ contextId: 'course-1', title: 'Safeguarding', isSiteWide: false }]);
    expect(noted.links).toMatchObject([{ resourceLinkId: 'placed-2', courseRef: 'SG 1/a' }]);
    await createVisitor(lms).launch({ user: 'user-learner', link: 'placed-2' });
    expect(await look()).toEqual(noted);
  });

  test('shows a teacher the record of the learner whose grade she looks at', async () => {
    const visitor = createVisitor(lms);
    const answer = await visitor.launch({ user: 'user-teacher', link: 'placed-2', reviewOf: 'user-learner' });
    const amara = await trellis.act(async ({ store }) => {
      const [person] = await store.people.identified([], ['amara.okafor@avonmere.example']);
      return person!.id;
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`^/people/${amara}#s=`));
    const own = await visitor.launch({ user: 'user-learner', link: 'placed-2', reviewOf: 'user-learner' });
    expect(own.headers.get('location')).toMatch(/^\/courses\//);
  });

  test('says of a learner whom nobody knows that nobody knows her', async () => {
    const answer = await createVisitor(lms).launch({ user: 'user-teacher', link: 'placed-2', reviewOf: 'alex' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('We do not know this learner');
  });
});
