import { readFileSync } from 'node:fs';
import { draftReport } from '@trellis/core/reporting';
import { readXlsx } from 'hucre/xlsx';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tagFaults } from '../../plugins/compliance-reports/src/documents/pdf/tag-faults.fixture.ts';
import { flat, readTagTree } from '../../plugins/compliance-reports/src/documents/pdf/tag-tree.fixture.ts';
import { eventually } from '../eventually.ts';
import type { Avonmere } from './avonmere.ts';
import { openBoardStory, planOf, SILENT } from './board-story.ts';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { settled } from './open-as.ts';
import { plain, readTable, rowOf, tablesShown, type RowsShown } from './paper-shown.ts';
import { faultsOfScreen } from './screen-faults.ts';

const REACH = 'People judged in each agency, against its headcount';

/** What goes wrong on the way is in scenario-chair-afterwards.test.ts; that no table gives a small number away, in core/src/reporting. */
inABrowser('a chair questions and signs the half-yearly report', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openBoardStory(), openBrowser()]);
    avonmere.moveTo('2027-01-18T09:00:00Z');
    await avonmere.trellis.act((ctx) => draftReport(ctx, planOf('2026-12-31', 'February 2027')));
    avonmere.moveTo('2027-02-02T09:00:00Z');
    page = await avonmere.openAs(browser, 'helen', '/reports');
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const main = () => page.locator('main');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog');
  const section = (title: RegExp) => page.getByRole('region', { name: title });

  test('she comes from the agenda in her LMS to her reports: three are signed, the fourth is for her to sign', async () => {
    await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor();
    const shown = (await tablesShown(page)).get('Reports, the newest first')!;
    expect(shown.map((row) => [row['As at'], row['Where it stands']!.split(' ')[0]])).toEqual([
      ['31 December 2026', 'Draft'],
      ['30 June 2026', 'Signed'],
      ['31 December 2025', 'Signed'],
      ['30 June 2025', 'Signed'],
    ]);
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.getByRole('link', { name: 'as at 31 December 2026' }).click();
    await page.getByText('Half-yearly workforce report to the board, February 2027').waitFor();
    await settled(page);
  });

  test('coverage comes first: which agencies reported, and who is not known is never counted as done', async () => {
    expect(await page.locator('h1').innerText()).toBe(
      '9 of 11 agencies reported. We can judge 65% of the people in scope.',
    );
    await page.getByText(`${SILENT.join(' and ')} sent no data.`).waitFor();
    expect((await page.locator('h2').allInnerTexts())[0]).toBe('1. Reach, against headcount');
    const reach = (await tablesShown(page)).get(REACH)!;
    for (const name of SILENT) {
      const { Headcount, Judged, Share, 'Up to date': done, ...rest } = rowOf(reach, name);
      expect([Judged, Share, done, rest['Of those judged'], rest['Data up to']]).toEqual([
        'Not known',
        'Not known',
        'Not known',
        'Not known',
        'No data received',
      ]);
      expect(Number(Headcount)).toBeGreaterThan(0);
    }
    // The shares of the whole are of everybody in scope, those of the silent agencies too.
    expect(rowOf(reach, 'All agencies')).toMatchObject({ Headcount: '809', Judged: '529', Share: '65%' });
    expect(rowOf(reach, 'Riverside Hospital')).toMatchObject({ Headcount: '400', Judged: '250', Share: '62%' });
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('why early years dropped: the rule changed on 1 September 2025, and both readings stand side by side', async () => {
    const why = section(/Why did early years drop\?/);
    const words = await why.innerText();
    expect(words).toContain('Nobody did less training.');
    expect(words).toMatch(/Early years statutory framework 2025 asks .*every two years, from 1 September 2025/);
    expect(words).toContain('the same people and the same evidence');
    expect(words).toMatch(/Old rule\s+80% up to date[\s\S]*New rule\s+28% up to date\s+Every two years/);
    // The line dropped by no more than the rule did.
    await section(/Twelve quarters/)
      .getByText('Show as a table')
      .click();
    const quarters = (await tablesShown(page)).get('Share up to date at the end of each quarter')!;
    const earlyYears = (quarter: string) =>
      Object.values(quarters.find((row) => Object.values(row)[0] === quarter)!).join(' ');
    expect(earlyYears('30 June 2025')).toContain('76%');
    expect(earlyYears('30 September 2025')).toContain('28%');
  });

  test('of the agency with four staff nothing is shown, and nothing that is shown gives it away', async () => {
    const tables = await tablesShown(page);
    const reach = tables.get(REACH)!;
    const { Agency: _, 'Data up to': heard, ...counts } = rowOf(reach, 'Little Acorns');
    expect([...new Set(Object.values(counts))]).toEqual(['withheld']);
    expect(heard).toBe('30 December 2026');
    // What the totals leave over is of several agencies together and of no few people.
    for (const column of ['Headcount', 'Judged', 'Up to date']) {
      const withheld = reach.filter((row) => row[column] === 'withheld');
      expect(withheld.length).toBeGreaterThan(1);
      expect(leftOver(reach, column)).toBeGreaterThanOrEqual(5);
    }
    // Early years are asked of two agencies: what is asked there less the nursery is the other.
    const annexC = [...tables.values()]
      .flat()
      .find((row) => Object.values(row)[0]!.startsWith('Safeguarding training that meets'));
    const nursery = rowOf(reach, 'Willow Tree');
    const differences = [
      [annexC?.['Posts we hold'], nursery['Judged']],
      [annexC?.['Up to date'], nursery['Up to date']],
    ].map(([one, other]) => Number(one) - Number(other));
    expect(differences.filter((left) => left >= 1 && left < 5)).toEqual([]);
    expect(
      await section(/Twelve quarters/)
        .getByRole('row', { name: /^31 December 2026/ })
        .innerText(),
    ).toContain('withheld');
    for (const rows of tables.values())
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[1-4]$/);
  });

  test('it tells of reach, of gaps and of actions, and says what is not known about outcomes', async () => {
    const titles = (await page.locator('h2').allInnerTexts()).map((title) => title.replace(/^\d+\. /, ''));
    expect(titles).toEqual([
      'Reach, against headcount',
      'Twelve quarters',
      'Why did early years drop?',
      'What falls due next',
      'Gaps',
      'Does it work',
      'Did it change anything?',
      'Actions',
      'Sign-off',
    ]);
    expect(await section(/Gaps/).innerText()).toMatch(/Riverside Hospital NHS FT[\s\S]*Willow Tree Nursery/);
    const outcomes = await section(/Did it change anything\?/).innerText();
    expect(outcomes).toContain('What we do not know');
    expect(outcomes).toContain('It does not show that anybody works differently');
  });

  test('she puts her question on record, and what is to be done', async () => {
    await page.getByLabel('Your challenge or question').fill('When will the nursery’s other staff be trained?');
    await button('Record the question').click();
    await page.getByText('Your question is on record with this report.').waitFor();
    const challenges = section(/Questions and challenges/);
    expect(await challenges.innerText()).toMatch(
      /Helen Frost, 2 February 2027\s+When will the nursery’s other staff be trained\?/,
    );
    const report = page.url();
    await page.goto(new URL('/reports/actions', page.url()).href);
    await button('Add an action').click();
    await dialog().getByLabel('What is to be done?').fill('Get data from the two silent agencies');
    await dialog().getByLabel('Who sees to it?').fill('Partnership office');
    await fillDay('30 4 2027');
    await dialog().getByLabel('How far is it?').selectOption({ label: 'Under way' });
    expect(await faultsOf(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: 'Get data from the two silent agencies' }).waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.goto(report);
    await settled(page);
    expect(await section(/Actions/).innerText()).toMatch(
      /Get data from the two silent agencies\s+Partnership office\s+30 April 2027\s+Under way/,
    );
  });

  test('she signs by keyboard alone, and what she signed is frozen with its rules, calendars and fingerprint', async () => {
    await button('Sign off this report').focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Sign off “Half-yearly workforce report”?' }).waitFor();
    while (!(await button('Sign and freeze').evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The report is signed and frozen.').waitFor();
    await section(/Sign-off/)
      .getByText('Helen Frost, 2 February 2027')
      .waitFor();
    const signed = await section(/Sign-off/).innerText();
    expect(signed).toMatch(/Early years statutory framework 2025 1\.0\.0/);
    expect(signed).toMatch(/england-and-wales \d{4}-/);
    expect(signed).toMatch(/Data fingerprint\s+([0-9a-f]{4} ){3}[0-9a-f]{4}/);
    expect(await button(/Sign off|Record the question|Send back/).count()).toBe(0);
    await button('Work the figures out again').click();
    await page.getByText('They are the same').waitFor();
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('she saves it as a page, a tagged PDF, a spreadsheet and CSV, and all of them say the same figures', async () => {
    await eventually(
      async () => {
        await page.reload();
        await settled(page);
        return await button(/^(Tagged PDF|Page|Spreadsheet|CSV) of/).count();
      },
      (count) => count === 4,
    );
    const onScreen = (await tablesShown(page)).get(REACH)!;
    const csv = readTable((await saved(/^CSV of/)).toString('utf8'));
    const inCsv = (row: string, column: string) =>
      csv.find((line) => line['table'] === REACH && line['row'] === row && line['column'] === column)?.['value'];
    const { sheets } = await readXlsx(await saved(/^Spreadsheet of/));
    const sheet = sheets.find(({ rows }) => rows[0]?.[0] === 'Agency' && rows[0][1] === 'Headcount')!;
    for (const { Agency: agency, ...cells } of onScreen) {
      const line = sheet.rows.find(([first]) => first === agency)!;
      for (const [at, [column, shown]] of Object.entries(cells).entries()) {
        const value = shown === '' ? '' : (inCsv(agency!, column) ?? 'missing');
        expect([agency, column, plain(value)]).toEqual([agency, column, plain(shown)]);
        expect([agency, column, plain(inSheet(line[at + 1]))]).toEqual([agency, column, plain(shown)]);
      }
    }
    const pdf = await readTagTree(await saved(/^Tagged PDF of/));
    expect(tagFaults(pdf)).toEqual([]);
    expect(pdf.title).toBe('Half-yearly workforce report');
    const charts = await main()
      .locator('svg[role=img]')
      .evaluateAll((all) => all.map((chart) => chart.getAttribute('aria-label')!));
    expect(charts.length).toBeGreaterThanOrEqual(3);
    expect(flat(pdf.tags).flatMap(({ alt }) => alt ?? [])).toEqual(charts);
    const html = (await saved(/^Page of/)).toString('utf8');
    const alone = await browser.newPage();
    await alone.setContent(html);
    expect((await tablesShown(alone)).get(REACH)!.map((row) => Object.values(row))).toEqual(
      onScreen.map((row) => Object.values(row)),
    );
    expect(await faultsOf(alone)).toEqual([]);
    await alone.close();
  });

  async function saved(name: RegExp): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
    return readFileSync(await download.path());
  }

  /** Fills the three fields of a date: `30 4 2027`. */
  async function fillDay(day: string): Promise<void> {
    for (const [index, part] of ['Day', 'Month', 'Year'].entries())
      await dialog().getByLabel(part, { exact: true }).fill(day.split(' ')[index]!);
  }
});

/** A cell of a spreadsheet in the words of the page. */
function inSheet(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return value > 0 && value <= 1 ? `${Math.round(value * 100)}%` : String(value);
  return typeof value === 'string' ? value : '';
}

/** What the total of a column is more than what is shown above it. */
function leftOver(rows: RowsShown, column: string): number {
  const [total, ...shown] = rows.toReversed().map((row) => Number(row[column]));
  return total! - shown.filter((count) => !Number.isNaN(count)).reduce((sum, count) => sum + count, 0);
}
