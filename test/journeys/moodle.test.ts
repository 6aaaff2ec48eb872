import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page as PageOf } from '@trellis/core';
import type {
  Connection,
  LmsContext,
  LmsCourseListed,
  LmsTask,
  ScoreListed,
  UnsurePersonShown,
} from '@trellis/core/lms';
import { aPost } from '@trellis/testing';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { components } from '../../plugins/moodle/src/folder.ts';
import { pluginZip } from '../../plugins/moodle/src/plugin-zip.ts';
import { eraseData, exportData } from './moodle/privacy.ts';
import {
  addBlock,
  addPage,
  allowFetching,
  completeBy,
  courseId,
  figure,
  inAMoodle,
  installPlugin,
  PASSWORD,
  picture,
  placeContent,
  runCron,
  signIn,
  toolFrame,
  uploadCourses,
  uploadPeople,
  type MoodleUser,
} from './moodle/site.ts';
import { startTrellis, until, type Trellis } from './moodle/trellis.ts';

/** Told apart from an earlier run in the same Moodle. */
const run = Date.now().toString(36);
const staffNumber = (last: number) => `AC-${run}-${last}`;

/** Moodle tries a task again a minute after it failed. */
const RETRIED_AFTER = 65_000;

const cast = {
  lena: { given: 'Lena', role: 'student', staff: 1 },
  tom: { given: 'Tom', role: 'editingteacher', staff: 2 },
  mia: { given: 'Mia', role: 'manager', staff: 3 },
  una: { given: 'Una', role: 'student', staff: 8 },
  noa: { given: 'Noa', role: 'student', staff: 9 },
} as const;
type Who = keyof typeof cast;
const nameOf = (who: Who) => `${cast[who].given} Journey ${run}`;

const zips = () =>
  components.map((component) => ({ name: `${component}.zip`, content: Buffer.from(pluginZip(component)) }));

inAMoodle('a real Moodle', (site) => {
  const users = new Map<Who, MoodleUser>();
  let trellis: Trellis;
  let admin: MoodleUser;
  /** The course that is completed in Moodle, its only activity, the course that is completed by Trellis, and what of Trellis stands in it. */
  let [reading, page, day, activity]: string[] = [];
  let registrationId: string;

  async function as(who: Who): Promise<MoodleUser> {
    const user = users.get(who) ?? (await signIn(site, `${who}-${run}`, PASSWORD));
    users.set(who, user);
    return user;
  }
  const course = async (): Promise<LmsCourseListed | undefined> =>
    (await trellis.call<PageOf<LmsCourseListed>>('lms.courses', { limit: 50 })).rows.find(
      ({ lmsCourse }) => lmsCourse.kind === 'course' && lmsCourse.outsideId === reading,
    );
  async function connect(code: string): Promise<void> {
    await admin.open('/local/trellis/index.php');
    await admin.page.fill('#id_address', trellis.url);
    await admin.page.fill('#id_code', code);
    await admin.page.getByRole('button', { name: 'Connect' }).click();
  }
  const ended = (task: LmsTask) =>
    until(
      () => trellis.call<LmsTask>('lms.task', { id: task.id }),
      ({ state }) => state === 'done' || state === 'failed',
      60,
    );

  beforeAll(async () => {
    trellis = await startTrellis();
    await trellis.importPeople(
      (['lena', 'tom', 'mia'] as const).map((who) =>
        aPost({
          staffNumber: staffNumber(cast[who].staff),
          givenName: cast[who].given,
          familyName: `Journey ${run}`,
          workEmail: '',
        }),
      ),
    );
    for (const [ref, level] of Object.entries({ READING: 'LCF-L1', DAY: 'LCF-L2' })) {
      const { id } = await trellis.call<{ id: string }>('courses.save', { ref, title: `Our course ${ref}` });
      await trellis.call('courses.map', { courseId: id, satisfies: [level], validFrom: null, validTo: null });
    }
    admin = await signIn(site, site.administrator, site.password);
    await uploadCourses(
      admin,
      ['READ', 'DAY'].map((which) => ({
        shortname: `${which}-${run}`,
        fullname: `${which} ${run}`,
        idnumber: `${which}-${run}`,
      })),
    );
    await uploadPeople(
      admin,
      Object.entries(cast).map(([who, { given, role, staff }]) => ({
        username: `${who}-${run}`,
        password: PASSWORD,
        firstname: given,
        lastname: `Journey ${run}`,
        email: `${who}-${run}@avonmere.example`,
        idnumber: staffNumber(staff),
        institution: 'Avonmere Council',
        department: 'Duty team',
        course1: `READ-${run}`,
        role1: role,
        course2: `DAY-${run}`,
        role2: role,
        cohort1: `Avonmere ${run}`,
      })),
    );
    reading = await courseId(admin, `READ-${run}`);
    day = await courseId(admin, `DAY-${run}`);
    page = await addPage(admin, reading, 'Read this');
    await completeBy(admin, reading, [page]);
  }, 900_000);

  afterAll(async () => {
    await Promise.all([admin, ...users.values()].map((user) => user?.browser.close()));
    await trellis?.[Symbol.asyncDispose]();
  });

  test('takes both ZIPs on its page for uploading plugins', async () => {
    for (const zip of zips()) await installPlugin(admin, zip, (shown) => picture(site, `uploaded-${zip.name}`, shown));
    await admin.open('/local/trellis/index.php');
    expect(await admin.page.getByRole('button', { name: 'Connect' }).isEnabled()).toBe(true);
  }, 600_000);

  test('says what to change when it may not open the address of Trellis', async () => {
    await allowFetching(admin, 'as it comes');
    await connect((await trellis.call<{ code: string }>('lms.createConnection', { name: 'Blocked' })).code);
    await admin.page.getByText('HTTP security').first().waitFor();
    expect(await admin.page.getByRole('button', { name: 'Connect' }).isEnabled()).toBe(true);
    await allowFetching(admin, { port: trellis.port });
  });

  test('is connected by an address and a code, and the tool is registered and active without another click', async () => {
    const { code } = await trellis.call<{ code: string }>('lms.createConnection', { name: 'Riverbank' });
    const since = performance.now();
    await connect(code);
    await admin.page
      .getByText(/connected with/i)
      .first()
      .waitFor();
    figure(site, 'from the address to a registered tool', since);
    await picture(site, 'connected', admin.page);
    const [connection] = (await trellis.call<Connection[]>('lms.connections', {})).filter(
      ({ state }) => state !== 'invited',
    );
    expect(connection).toMatchObject({ state: 'connected', site: { url: site.url, product: 'moodle' } });
    registrationId = connection!.registrationId!;
    const { out } = await trellis.command('platform', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject([{ state: 'active', deployments: [{ state: 'active' }] }]);
    await admin.open('/mod/lti/toolconfigure.php');
    await admin.page.getByText('Trellis', { exact: true }).first().waitFor();
    expect(await admin.page.getByRole('link', { name: 'Activate' }).count()).toBe(0);
  });

  test('lets a teacher place one of our courses by Select content, complete by its grade', async () => {
    const tom = await as('tom');
    const platforms = await trellis.call<{ deployments: { deploymentId: string }[] }[]>('access.platforms', {});
    const tool = platforms[0]!.deployments[0]!.deploymentId;
    activity = await placeContent(tom, { course: day!, tool, title: 'Our course DAY' }, (shown) =>
      picture(site, 'select-content', shown),
    );
    await toolFrame(tom.page).getByRole('heading', { level: 1 }).waitFor();
    await tom.open(`/course/modedit.php?update=${activity}&return=0`);
    expect(await tom.page.locator('#id_completionusegrade').isChecked()).toBe(true);
    expect(Number(await tom.page.inputValue('#id_gradepass'))).toBe(1);
    await completeBy(admin, day!, [activity]);
  });

  test.each<readonly [string, Who | 'admin', RegExp]>([
    ['a learner', 'lena', /You have not completed this yet/],
    ['a teacher', 'tom', /You have not completed this yet/],
    ['a manager', 'mia', /You have not completed this yet/],
    ['an administrator', 'admin', /We do not know yet which record is yours/],
    ['somebody nobody knows', 'una', /We do not know yet which record is yours/],
  ])('launches %s', async (_, who, words) => {
    const user = who === 'admin' ? admin : await as(who);
    const since = performance.now();
    await user.open(`/mod/lti/view.php?id=${activity}`);
    await toolFrame(user.page).getByRole('heading', { level: 1, name: words }).waitFor();
    figure(site, `launch of ${who}, from the click to the page`, since);
    if (who === 'lena') await picture(site, 'first-learner', user.page);
    expect(new URL(user.page.url()).pathname).toBe('/mod/lti/view.php');
  });

  test('shows on the dashboard what is due', async () => {
    const lena = await as('lena');
    await addBlock(lena, 'My learning in Trellis');
    const block = lena.page.locator('.block_trellis');
    await block
      .getByText(/overdue/i)
      .first()
      .waitFor();
    await picture(site, 'dashboard-block', block);
    expect(await block.getByRole('link').count()).toBeGreaterThan(0);
  });

  test('gives its roster, from which nobody is let in by herself', async () => {
    const { rows } = await trellis.call<PageOf<LmsContext>>('lms.contexts', { registrationId, limit: 10 });
    expect(rows).toMatchObject([{ contextId: day, isSiteWide: false }]);
    const task = await ended(
      await trellis.call('lms.readRoster', { registrationId, contextId: day, isSiteWideMeant: false }),
    );
    expect(task).toMatchObject({ state: 'done', done: 5, counts: { joined: 3, unsure: 2, left: 0 } });
    const unsure = await trellis.call<PageOf<UnsurePersonShown>>('lms.unsurePeople', { limit: 10 });
    expect(unsure.rows.map(({ unsure: { said } }) => said.givenName)).toEqual(expect.arrayContaining(['Noa', 'Una']));
  });

  test('passes every step of the connection check', async () => {
    const task = await ended(await trellis.call('lms.check', { registrationId }));
    const steps = task.steps?.map(({ id, state, sentence }) => (state === 'bad' ? `${id}: ${sentence}` : state));
    expect(new Set(steps)).toEqual(new Set(['good', 'not-tried']));
  });

  test('has a completion judged in Trellis within a minute of cron', async () => {
    const lena = await as('lena');
    await lena.open(`/mod/page/view.php?id=${page}`);
    await runCron(site);
    const since = performance.now();
    const told = await until(course, (found) => found?.waiting === 1, 60);
    expect(told).toMatchObject({ facts: 1, waiting: 1, lmsCourse: { state: 'parked', idNumber: `READ-${run}` } });
    await trellis.call('lms.mapCourse', {
      lmsCourseId: told!.lmsCourse.id,
      courseRef: 'READING',
      satisfies: [],
      validFrom: null,
      validTo: null,
    });
    const evidence = await until(
      () => trellis.rest<PageOf<{ courseRef: string }>>('GET', '/evidence'),
      ({ rows }) => rows.length > 0,
      60,
    );
    expect(evidence.rows).toMatchObject([{ kind: 'completion', courseRef: 'READING' }]);
    figure(site, 'from the end of cron to a judged completion, mapping included', since);
    const { rows } = await trellis.rest<PageOf<{ requirement: string; state: string }>>(
      'GET',
      '/compliance/people?requirement=LCF-L1&state=current',
    );
    expect(rows).toHaveLength(1);
  });

  test('shows a completion of Trellis in its gradebook and completes the course', async () => {
    const since = performance.now();
    await trellis.rest('POST', '/evidence', {
      agencyRef: 'AC',
      staffNumber: staffNumber(1),
      kind: 'completion',
      courseRef: 'DAY',
      achievedOn: '2026-06-01',
    });
    const scores = await until(
      () => trellis.call<PageOf<ScoreListed>>('lms.scores', { registrationId, limit: 10 }),
      ({ rows }) => rows.some(({ state }) => state === 'sent'),
      60,
    );
    expect(scores.rows).toMatchObject([{ given: 1, state: 'sent', attempts: 1 }]);
    figure(site, 'from evidence in Trellis to a mark in the gradebook', since);
    const lena = await as('lena');
    await lena.open(`/grade/report/user/index.php?id=${day}`);
    await lena.page
      .getByRole('row', { name: /Our course DAY/ })
      .getByText('100.00 %')
      .first()
      .waitFor();
    await admin.open(`/report/completion/index.php?course=${day}`);
    const row = admin.page.getByRole('row', { name: new RegExp(nameOf('lena')) });
    await row
      .getByRole('img', { name: /Course.*Completed|Completed.*course/i })
      .first()
      .waitFor();
  });

  test('loses nothing and doubles nothing while Trellis is down or answers 503', async () => {
    await trellis.stop();
    await (await as('una')).open(`/mod/page/view.php?id=${page}`);
    await runCron(site);
    const busy = createServer((_, response) => void response.writeHead(503).end());
    await new Promise<void>((resolve) => busy.listen(trellis.port, 'localhost', resolve));
    await (await as('noa')).open(`/mod/page/view.php?id=${page}`);
    await runCron(site);
    busy.closeAllConnections();
    await new Promise((resolve) => busy.close(resolve));
    await trellis.start();
    await sleep(RETRIED_AFTER);
    await runCron(site);
    expect(await until(course, (found) => found?.facts === 3, 60)).toMatchObject({ facts: 3, pending: 0 });
    await admin.open('/local/trellis/index.php');
    await admin.page.getByRole('button', { name: 'Send everything again' }).click();
    await runCron(site);
    expect(await course()).toMatchObject({ facts: 3, pending: 0 });
    const { rows } = await trellis.rest<PageOf<unknown>>('GET', '/evidence');
    expect(rows).toHaveLength(2);
  }, 900_000);

  test('has what Trellis holds in its export of somebody, and reaches Trellis when it deletes them', async () => {
    const files = Object.keys(unzipSync(await exportData(site, admin, nameOf('una'))));
    expect(files.filter((file) => file.includes('/Trellis/')).length).toBeGreaterThan(0);
    await eraseData(site, admin, nameOf('una'));
    await runCron(site);
    const names = await until(
      async () =>
        (await trellis.call<PageOf<UnsurePersonShown>>('lms.unsurePeople', { limit: 10 })).rows.map(
          ({ unsure: { said } }) => said.givenName,
        ),
      (left) => !left.includes('Una'),
      60,
    );
    expect(names).not.toContain('Una');
    expect(names).toContain('Noa');
    expect(await course()).toMatchObject({ facts: 2 });
  }, 300_000);
});
