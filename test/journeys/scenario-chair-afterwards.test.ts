import { activatePack } from '@trellis/core/frameworks';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { draftReport } from '@trellis/core/reporting';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Avonmere } from './avonmere.ts';
import { addLearning, addStaffOf, openBoardStory, planOf, signedReport } from './board-story.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { readTable, rowOf, tablesShown } from './paper-shown.ts';
import { faultsOfScreen } from './screen-faults.ts';

/** How she reads, questions and signs it is in scenario-chair.test.ts. */
inABrowser('what goes wrong with a report to the board', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let published: string;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openBoardStory(), openBrowser()]);
    avonmere.moveTo('2027-02-02T09:00:00Z');
    published = await signedReport(avonmere, planOf('2026-12-31', 'February 2027'));
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const main = () => page.locator('main');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog');

  /** The clock stands at this moment, and somebody opens a page from her LMS. */
  async function at(instant: string, person: string, address: string): Promise<void> {
    avonmere.moveTo(instant);
    await page?.close();
    page = await avonmere.openAs(browser, person, address);
  }

  test('records that come in later leave the signed report as it was; the next one shows the restated figure beside the published one', async () => {
    await at('2027-02-10T09:00:00Z', 'helen', `/reports/${published}`);
    const before = await tablesShown(page);
    await addLearning(avonmere, 'HC', [19, 20, 21, 22, 23, 24], ['2026-05-12', ['SG-1', 'SG-2']]);
    await at('2027-03-02T09:00:00Z', 'helen', `/reports/${published}`);
    const after = await tablesShown(page);
    for (const [caption, rows] of before) expect([caption, after.get(caption)]).toEqual([caption, rows]);
    await button('Work the figures out again').click();
    await page.getByText('They are the same').waitFor();
    const { id } = await avonmere.trellis.act((ctx) => draftReport(ctx, planOf('2027-02-28', 'March 2027')));
    await at('2027-03-02T10:00:00Z', 'helen', `/reports/${id}`);
    const restated = page.getByRole('region', { name: /The report before, restated/ });
    const [rows] = [...(await tablesShown(page))].filter(([caption]) => caption.includes('as published, and as known'));
    expect(rowOf(rows![1], 'Harbour Care Home')).toMatchObject({
      'Up to date, as published': '30',
      'As known since': '36',
      Why: 'Records came in later',
    });
    expect(await restated.innerText()).toContain('The published figures stay as they were signed.');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('an agency of 400 with 250 on record says that 310 are trained: its return and the next report say 310 of 400', async () => {
    await at('2027-03-03T09:00:00Z', 'jo', '/reports/headcount');
    await button('Enter a headcount').click();
    await dialog().getByLabel('How many people?').fill('400');
    await dialog()
      .getByLabel(/How many of them are trained/)
      .fill('310');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /310/ }).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    const { id } = await avonmere.trellis.act(async (ctx) => {
      const riverside = (await ctx.store.people.agencies()).find(({ ref }) => ref === 'RH')!;
      return draftReport(ctx, {
        kind: 'section-11',
        title: 'Section 11 training return',
        cover: '',
        asAt: planOf('2027-03-03', '').asAt,
        agencyId: riverside.id,
      });
    });
    await at('2027-03-03T10:00:00Z', 'jo', `/reports/${id}`);
    const answers = page.getByRole('list', { name: 'Figures to answer' });
    expect(await answers.innerText()).toContain('310 of 400');
    expect(await main().innerText()).not.toContain('250 of 250');
    await Promise.all([
      page.waitForResponse((response) => response.url().includes('reporting.answer')),
      answers.getByLabel('It is right', { exact: true }).first().check(),
    ]);
    await page.reload();
    await settled(page);
    expect(await answers.getByLabel('It is right', { exact: true }).first().isChecked()).toBe(true);
    expect(await faultsOfScreen(page)).toEqual([]);
    const board = await avonmere.trellis.act((ctx) => draftReport(ctx, planOf('2027-03-03', 'April 2027')));
    await at('2027-03-03T11:00:00Z', 'helen', `/reports/${board.id}`);
    const reach = (await tablesShown(page)).get('People judged in each agency, against its headcount');
    expect(rowOf(reach, 'Riverside Hospital')).toMatchObject({ Headcount: '400', 'Up to date': '310' });
  });

  test('where the figures differ from the agency’s own, the same people stand side by side with the rule that decides', async () => {
    await at('2027-03-03T12:00:00Z', 'rosa', `/reports/${published}`);
    await page.getByRole('link', { name: 'Compare with an agency’s own figures' }).click();
    const oakfield = (await avonmere.trellis.act(({ store }) => store.people.agencies())).find(
      ({ ref }) => ref === 'OI',
    );
    await page.goto(`${page.url()}?agency=${oakfield!.id}&requirement=LCF-L2`);
    await page.getByLabel('Your own list').setInputFiles({
      name: 'trained.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('staff_number,trained\nOI-3001,yes\nOI-3020,yes\n'),
    });
    const ours = page.getByRole('row', { name: /OI-3020/ });
    await ours.waitFor();
    expect(await ours.innerText()).toMatch(/Trained[\s\S]*Overdue[\s\S]*three years/i);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('an independent scrutineer gets rows without names or staff numbers, and may change nothing', async () => {
    const authorization = `Bearer ${await avonmere.trellis.token('scrutineer')}`;
    const answer = await fetch(`${avonmere.trellis.url}/api/v1/reports/${published}/extract.csv`, {
      headers: { authorization },
    });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(readTable(text).length).toBeGreaterThan(400);
    for (const name of ['Ashdown', 'Kendall', 'HC-30', 'RH-30', '@']) expect(text).not.toContain(name);
    const refused = await fetch(`${avonmere.trellis.url}/api/trpc/reporting.publish`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ id: published }),
    });
    expect(refused.status).toBe(403);
  });

  test('one paper for the children’s and the adults’ boards has a part for the rules of each', async () => {
    await avonmere.trellis.act((ctx) =>
      activatePack(
        ctx,
        {
          packId: 'icd-adults-2024',
          version: '1.0.0',
          from: null,
          to: null,
          readings: {},
          confirmedBy: 'Rosa Lindqvist',
        },
        JUDGING_OPTIONS,
      ),
    );
    await addStaffOf(avonmere, 'RH', 20, 'ICDA-STAFF-2');
    await at('2027-03-04T09:00:00Z', 'rosa', '/reports/new');
    await page.getByLabel('To whom does it go?').fill('to both boards, March 2027');
    for (const pack of ['London Competency Framework', 'Intercollegiate document, adults, 2024'])
      await page.getByLabel(pack).check();
    await button('Draw up the report').click();
    await page.getByText('to both boards, March 2027').waitFor();
    await settled(page);
    const captions = [...(await tablesShown(page)).keys()];
    expect(captions).toContain('Up to date by requirement: London Competency Framework');
    expect(captions).toContain('Up to date by requirement: Intercollegiate document, adults, 2024');
    expect(captions).not.toContain('Up to date by requirement: Early years statutory framework 2025');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('trying 24 months instead of 36 names who would lapse, by agency and month, and writes nothing', async () => {
    const figures = async () => {
      await at('2027-03-05T09:00:00Z', 'helen', '/figures');
      return await main().innerText();
    };
    const before = await figures();
    await at('2027-03-05T09:00:00Z', 'rosa', '/reports/what-if');
    await page.getByLabel('What is asked otherwise?').selectOption('LCF-L2');
    await page.getByLabel('Every how many months instead?').fill('24');
    await button('Show who would lapse').click();
    await page.getByRole('heading', { name: /people of [\d,]+ would lapse/ }).waitFor();
    await page
      .getByRole('table', { name: 'People who would lapse, the earliest first' })
      .getByRole('row')
      .nth(1)
      .waitFor();
    const tables = await tablesShown(page);
    const lapses = tables.get('What would lapse, by agency and month')!;
    expect(rowOf(lapses, 'Riverside Hospital')['Would lapse']).toMatch(/^\d+$/);
    expect(tables.get('People who would lapse, the earliest first')!.length).toBeGreaterThan(0);
    expect(await faultsOfScreen(page)).toEqual([]);
    expect(await figures()).toBe(before);
  });

  test('a list that does not load is said, and is never shown as one in which nothing has the name', async () => {
    await at('2027-03-05T10:00:00Z', 'rosa', '/reports/new');
    await page.route('**/*people.agencies*', (route) => route.abort());
    await page.reload();
    await main()
      .getByRole('radio', { name: /Section 11/ })
      .check();
    await main().getByText('We could not load the agencies').waitFor();
    await main().getByRole('combobox', { name: 'Which agency is it about?' }).fill('Harbour');
    await page.getByText('The agencies are not loaded.').waitFor();
    expect(await page.getByText('No agency has this name.').count()).toBe(0);
  });

  test('a draft that she sends back cannot be signed, by her or another, until the coordinator answers the reason', async () => {
    const { id } = await avonmere.trellis.act((ctx) => draftReport(ctx, planOf('2027-01-31', 'March 2027')));
    await at('2027-03-06T09:00:00Z', 'helen', `/reports/${id}`);
    await button('Send back').click();
    await dialog().getByLabel('What has to be changed?').fill('Get the headcounts of both silent agencies first.');
    expect(await faultsOf(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Send back' }).click();
    await page.getByText('The report was sent back with your reason.').waitFor();
    await main()
      .getByText(/^Sent back by Helen Frost, 6 March 2027 at 9:00am$/)
      .waitFor();
    expect(await button(/Sign off|Send back|forward/).count()).toBe(0);
    await at('2027-03-07T09:00:00Z', 'rosa', '/reports?state=sent-back');
    const shown = (await tablesShown(page)).get('Reports, the newest first')!;
    expect(shown.map((row) => row['Where it stands'])).toEqual([
      expect.stringMatching(/^Sent back\s*By Helen Frost.*: Get the headcounts of both silent agencies first\./),
    ]);
    await page.goto(new URL(`/reports/${id}`, page.url()).href);
    await button('Put it forward again').click();
    await dialog().getByRole('button', { name: 'Put it forward' }).click();
    await dialog().getByText('Answer the reason first').first().waitFor();
    await dialog().getByLabel('What is your answer?').fill('Both returned theirs on Friday.');
    expect(await faultsOf(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Put it forward' }).click();
    await page.getByText('The draft was put forward again with your answer.').waitFor();
    await at('2027-03-08T09:00:00Z', 'helen', `/reports/${id}`);
    const record = page.getByRole('region', { name: /Questions and challenges/ });
    expect(await record.innerText()).toMatch(
      /Sent back by Helen Frost, 6 March 2027\s+Get the headcounts.*\s+Answered by .+, 7 March 2027\s+Both returned theirs on Friday\./,
    );
    expect(await button('Sign off this report').count()).toBe(1);
    expect(await faultsOfScreen(page)).toEqual([]);
  });
});
