import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { describe } from 'vitest';
import { openBrowser } from '../browser.ts';

/** Where a real Moodle is and how to be its administrator; absent where nobody said. */
const moodle = moodleOf(process.env);

// oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- chooses between two ways to describe; the tests are described where it is called
const whereThereIsOne = describe.skipIf(moodle === undefined);

/** Tests that need a real Moodle; without one they are skipped, and the reason stands in their name. */
export function inAMoodle(name: string, tests: (site: MoodleSite) => void): void {
  const shown = moodle === undefined ? `${name} (skipped: MOODLE_URL names no Moodle, see plugins/moodle)` : name;
  whereThereIsOne(shown, () => tests(moodle ?? nowhere));
}

/** What the tests need to know of a Moodle. */
export interface MoodleSite {
  readonly url: string;
  readonly administrator: string;
  readonly password: string;
  /** A command of the shell that runs Moodle's cron once; absent: cron runs by itself every minute. */
  readonly cron: string | undefined;
  /** A folder that figures and pictures of the run are put into; absent: nobody wants them. */
  readonly record: string | undefined;
}

/** Stands in while tests that will be skipped are listed. */
const nowhere: MoodleSite = { url: '', administrator: '', password: '', cron: undefined, record: undefined };

function moodleOf(env: NodeJS.ProcessEnv): MoodleSite | undefined {
  const url = env['MOODLE_URL']?.replace(/\/$/, '');
  if (!url) return undefined;
  return {
    url,
    administrator: env['MOODLE_ADMIN'] ?? 'admin',
    password: env['MOODLE_PASSWORD'] ?? '',
    cron: env['MOODLE_CRON'],
    record: env['MOODLE_RECORD'],
  };
}

/** Keeps a figure of this run, in seconds, for whoever asked for a record. */
export function figure({ record }: MoodleSite, what: string, since: number): void {
  if (record !== undefined)
    appendFileSync(path.join(record, 'figures.txt'), `${what}: ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
}

/** Keeps a picture of what somebody sees, or of a part of it, for whoever asked for a record. */
export async function picture({ record }: MoodleSite, name: string, shown: Page | Locator): Promise<void> {
  if (record !== undefined) await shown.screenshot({ path: path.join(record, `${name}.png`) });
}

/** The password of everybody whom the tests bring into Moodle. */
export const PASSWORD = 'Avonmere-2026!';

/** Somebody in a browser of her own, signed in to Moodle. */
export interface MoodleUser {
  readonly browser: BrowserContext;
  readonly page: Page;
  /** Opens a page of Moodle by its path. */
  readonly open: (address: string) => Promise<void>;
}

/** Signs somebody in. */
export async function signIn(site: MoodleSite, name: string, password: string): Promise<MoodleUser> {
  const browser = await openBrowser();
  browser.setDefaultTimeout(60_000);
  const page = await browser.newPage();
  await page.goto(`${site.url}/login/index.php`);
  await page.fill('#username', name);
  await page.fill('#password', password);
  await page.click('#loginbtn');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return { browser, page, open: async (address) => void (await page.goto(site.url + address)) };
}

/** Runs Moodle's cron once, or waits long enough for it to have run by itself. */
export async function runCron({ cron }: MoodleSite): Promise<void> {
  if (cron === undefined) return void (await new Promise((resolve) => setTimeout(resolve, 65_000)));
  const { status, stdout, stderr } = spawnSync(cron, { shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Moodle's cron ended with ${status}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`);
}

/** Puts a file into the one file field of a form. */
export async function chooseFile(page: Page, file: { readonly name: string; readonly content: Buffer }): Promise<void> {
  await page.click('.fp-btn-choose');
  await page.locator('.fp-repo', { hasText: 'Upload a file' }).click();
  // The dialogue may still be drawing the place that was used last, and then draws this one anew.
  await page.waitForLoadState('networkidle');
  await page
    .locator('input[name="repo_upload_file"]')
    .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.content });
  await page.click('.fp-upload-btn');
  await page.locator('.filepicker-filename', { hasText: file.name }).waitFor();
}

const csvFile = (name: string, rows: readonly Readonly<Record<string, string>>[]) => ({
  name,
  content: Buffer.from(
    [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(',')).join('\n'),
  ),
});

/** Brings in courses by Moodle's own upload. */
export async function uploadCourses(
  { page, open }: MoodleUser,
  courses: readonly { readonly shortname: string; readonly fullname: string; readonly idnumber: string }[],
): Promise<void> {
  await open('/admin/tool/uploadcourse/index.php');
  await chooseFile(
    page,
    csvFile(
      'courses.csv',
      courses.map((course) => ({
        ...course,
        category: '1',
        enablecompletion: '1',
        format: 'topics',
        numsections: '1',
      })),
    ),
  );
  await page.click('#id_submitbutton');
  await page.selectOption('#id_options_mode', '0').catch(() => undefined);
  await page.click('#id_submitbutton');
  await page.getByText(/Courses created: \d+/).waitFor();
}

/** Brings in people, with their courses, roles and cohorts, by Moodle's own upload. */
export async function uploadPeople(
  { page, open }: MoodleUser,
  people: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  await open('/admin/tool/uploaduser/index.php');
  await chooseFile(page, csvFile('people.csv', people));
  await page.click('#id_submitbutton');
  await page.click('#id_submitbutton');
  await page.getByText(/Users created: \d+/).waitFor();
}

/** Installs a plugin as an administrator does: by uploading its ZIP. */
export async function installPlugin(
  { page, open }: MoodleUser,
  file: { readonly name: string; readonly content: Buffer },
  lookAt: (page: Page) => Promise<void>,
): Promise<void> {
  await open('/admin/tool/installaddon/index.php');
  await chooseFile(page, file);
  await page.click('#id_submitbutton');
  await page.getByText('Validation successful').waitFor();
  await lookAt(page);
  const onward = page.getByRole('button', { name: /^(Continue|Upgrade Moodle database now|Save changes)$/ });
  // What the plugin is, whether the server is fit for it, the upgrade itself, and its settings as they are to begin with.
  const end = page.getByRole('heading', { name: 'Notifications' });
  for (let step = 0; step < 8 && !(await end.isVisible()); step += 1) {
    await onward.first().click();
    await onward.or(end).first().waitFor();
  }
}

/** Which addresses Moodle's server may fetch from. `as it comes`: neither this machine nor ports but those of the web. */
export async function allowFetching(
  { page, open }: MoodleUser,
  allowed: 'as it comes' | { readonly port: number },
): Promise<void> {
  await open('/admin/settings.php?section=httpsecurity');
  const isClosed = allowed === 'as it comes';
  const blocked = isClosed ? ['127.0.0.0/8', 'localhost', '169.254.169.254', '0000::1'] : ['169.254.169.254'];
  await page.fill('#id_s__curlsecurityblockedhosts', blocked.join('\n'));
  await page.fill('#id_s__curlsecurityallowedport', ['443', '80', ...(isClosed ? [] : [allowed.port])].join('\n'));
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.waitForLoadState('load');
}

/** Adds a page to a course that is complete once it has been seen, and gives its course module's id. */
export async function addPage({ page, open }: MoodleUser, course: string, title: string): Promise<string> {
  await open(`/course/modedit.php?add=page&type=&course=${course}&section=1&return=0`);
  await page.fill('#id_name', title);
  await page.waitForFunction('window.tinymce?.activeEditor?.initialized');
  await page.evaluate(`for (const editor of tinymce.get()) { editor.setContent('<p>Read this.</p>'); editor.save(); }`);
  await page.evaluate(`document.querySelectorAll('.collapse').forEach((part) => part.classList.add('show'))`);
  await page.check('#id_completion_2');
  await page.check('#id_completionview');
  await page.click('#id_submitbutton');
  await page.waitForURL(/mod\/page\/view\.php/);
  return new URL(page.url()).searchParams.get('id') ?? '';
}

/** Says that a course is complete when these activities are. */
export async function completeBy(
  { page, open }: MoodleUser,
  course: string,
  modules: readonly string[],
): Promise<void> {
  await open(`/course/completion.php?id=${course}`);
  await page.evaluate(`document.querySelectorAll('.collapse').forEach((part) => part.classList.add('show'))`);
  for (const module of modules) await page.check(`#id_criteria_activity_${module}`);
  await page.click('#id_submitbutton');
  await page.waitForURL(/course\/view\.php/);
}

/** The tool in the frame of an activity. */
export const toolFrame = (page: Page): FrameLocator => page.frameLocator('#contentframe');

/** The id of a course, by its short name. */
export async function courseId({ page, open }: MoodleUser, shortName: string): Promise<string> {
  await open(`/course/search.php?search=${encodeURIComponent(shortName)}`);
  const href = await page.locator('.coursebox a.aalink').first().getAttribute('href');
  return new URL(href ?? '').searchParams.get('id') ?? '';
}

/** Places something of the tool in a course by Moodle's *Select content*, and gives the activity's course module. */
export async function placeContent(
  { page, open }: MoodleUser,
  { course, tool, title }: { readonly course: string; readonly tool: string; readonly title: string },
  lookAt: (page: Page) => Promise<void>,
): Promise<string> {
  await open(`/course/modedit.php?add=lti&type=&typeid=${tool}&course=${course}&section=1&return=0`);
  await page.getByRole('button', { name: 'Select content' }).click();
  const choice = page.frameLocator('.modal iframe');
  await choice.getByLabel(title).check();
  await lookAt(page);
  await choice.getByRole('button', { name: 'Place' }).click();
  await page.waitForFunction(`document.querySelector('#id_name')?.value === ${JSON.stringify(title)}`);
  await page.click('#id_submitbutton');
  await page.waitForURL(/mod\/lti\/view\.php/);
  return new URL(page.url()).searchParams.get('id') ?? '';
}

/** Puts a block on somebody's own dashboard. */
export async function addBlock({ page, open }: MoodleUser, title: string): Promise<void> {
  await open('/my/');
  await page.getByRole('checkbox', { name: 'Edit mode' }).click();
  await page.getByRole('link', { name: 'Add a block' }).first().click();
  // A click on a list that is still being drawn is lost.
  await page.waitForLoadState('networkidle');
  await page.getByRole('dialog').getByRole('link', { name: title }).click();
  await page.waitForLoadState('load');
}
