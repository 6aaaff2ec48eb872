import { readFileSync } from 'node:fs';
import type { BrowserContext, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAvonmere, type Avonmere } from './avonmere.ts';
import { inABrowser, openBrowser } from './browser.ts';
import { openLine, takeStep } from './charge-line.ts';
import { faultsOfScreen } from './screen-faults.ts';

/**
 * What goes wrong with charges is in scenario-finance-disputes.test.ts. That a run killed at any moment exports each line once is proven in
 * charges.test.ts, that the ledger's sum is that of all statements after any sequence in ../contracts/billing-any-sequence.int.test.ts.
 */
inABrowser('a finance officer bills January 2027', () => {
  let avonmere: Avonmere;
  let browser: BrowserContext;
  let page: Page;
  let file: readonly Readonly<Record<string, string>>[];
  beforeAll(async () => {
    [avonmere, browser] = await Promise.all([openAvonmere('2027-02-01T09:00:00Z'), openBrowser()]);
    page = await avonmere.openAs(browser, 'priya', '/charges');
  });
  afterAll(async () => {
    await browser.close();
    await avonmere[Symbol.asyncDispose]();
  });

  const main = () => page.locator('main');
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('the preview says £315 to bill, £70 on hold and one line of nothing', async () => {
    expect(await main().innerText()).toMatch(/would bill £315[\s\S]*£70 is on hold and stays back/);
    expect(await faultsOfScreen(page)).toEqual([]);
    await page.getByRole('link', { name: 'Billing runs' }).click();
    await page.getByLabel('Month', { exact: true }).selectOption('2027-01');
    await page.getByText('The run of January 2027 would bill £315.').waitFor();
    const shown = await main().innerText();
    expect(shown).toMatch(/£315\s+would be billed\s+|would be billed\s+£315/);
    expect(shown).toMatch(/on hold\s+£70/);
    expect(shown).toMatch(/line of £0\s+1/);
    for (const [agency, pounds] of [
      ['Avonmere Council', '£70'],
      ['Bright Steps', '£35'],
      ['Harbour Care Home', '£70'],
      ['Little Acorns childminding', '£20'],
      ['Oakfield Independent School', '£50'],
      ['Avonside Police', '£0'],
      ['Willow Tree Nursery', '£70'],
    ] as const)
      expect(await page.getByRole('row', { name: agency }).innerText()).toContain(pounds);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('nothing is released while customer numbers are missing; finance sets both where it looks', async () => {
    await button('Release January 2027').click();
    await page.getByText('Nothing was released').waitFor();
    for (const [agency, number] of [
      ['Bright Steps', 'C-BS'],
      ['Little Acorns childminding', 'C-LA'],
    ] as const) {
      await page.getByLabel(`Customer number of ${agency}`).fill(number);
      await button(`codes of ${agency}`).click();
      await page.getByText(`The codes of ${agency} are set.`).waitFor();
    }
    await page.getByText('cannot be billed yet').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('row', { name: 'Bright Steps' }).innerText()).toContain('C-BS, VAT E');
  });

  test('it is released, and its file has every line with its reasons and the codes that finance set, and no names', async () => {
    await button('Release January 2027').click();
    await page.getByText('£315 on 7 lines.').waitFor();
    const [rows, text] = await saved(button('Download CSV January 2027, run 1'));
    file = rows;
    expect(rows).toHaveLength(7);
    expect(rows.reduce((sum, row) => sum + Number(row['amount']), 0)).toBe(315);
    expect(rows.map((row) => [row['customer_number'], row['cost_centre'], row['vat_code'], row['amount']])).toEqual(
      [
        ['AC', '70.00'],
        ['BS', '35.00'],
        ['HC', '70.00'],
        ['LA', '20.00'],
        ['OI', '50.00'],
        ['POL', '0.00'],
        ['WT', '70.00'],
      ].map(([ref, amount]) => [`C-${ref}`, `TRAIN-${ref}`, 'E', amount]),
    );
    expect(rows.map((row) => `${row['rule']} ${row['tier']}`)).toEqual([
      'late-cancellation 1',
      'attendance 2',
      'attendance 3',
      'attendance 2',
      'no-show 4',
      'attendance 1',
      'attendance 3',
    ]);
    expect(rows[0]!['counting']).toBe(
      '10 working days before 2027-01-18, free until 2027-01-04; counted 9 from 2027-01-05',
    );
    for (const row of rows) {
      expect(row['counting']).toMatch(/^10 working days before 2027-01-(18|20), free until 2027-01-0[46]/);
      expect(row['calendar_version']).toMatch(/^england-and-wales \d/);
      expect(row['policy_version']).toBe('banes-charging-2021 1.0.0');
      expect(row['option']).toContain('AMB-BN-3:a');
    }
    for (const name of ['Okoro', 'Fairweather', 'Pell', 'Denholm', 'Ramgoolam', 'Harcourt', 'Lindgren', 'Sobczak'])
      expect(text).not.toContain(name);
  });

  test('a second press exports nothing new, and the same file comes again', async () => {
    await button('Release January 2027').click();
    await page.getByText('Nothing was sent twice.').waitFor();
    expect(await page.getByRole('row', { name: 'January 2027, run' }).count()).toBe(1);
    expect((await saved(button('Download CSV of January 2027, run 1')))[0]).toEqual(file);
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('from the run, two clicks lead to the policy’s section, the days counted and who decided', async () => {
    await page.getByRole('row').getByRole('link', { name: 'January 2027, run 1' }).click();
    await page.getByRole('heading', { name: 'Statements' }).waitFor();
    let clicks = 0;
    const press = async (what: Locator) => {
      clicks += 1;
      await what.click();
    };
    await press(page.locator('summary', { hasText: 'of Avonmere Council' }));
    await press(page.locator('summary', { hasText: 'Why £70?' }));
    await page.getByText('Who decided').waitFor();
    expect(clicks).toBe(2);
    const why = await main().innerText();
    expect(why).toContain('Appendix 5 of');
    expect(why).toContain('Tier 1: B&NES Council, direct employees');
    expect(why).toContain('Notice came on Tuesday 5 January 2027: 9 working days before the course');
    expect(why).toContain('Cancelling was free up to Monday 4 January 2027');
    // The demo was filled on the command line.
    expect(why).toMatch(/Who decided\s+An administrator, on the command line\s+on 5 January 2027/);
    expect(why).toContain('Bath and North East Somerset charging policy 2021, version 1.0.0');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('a dispute freezes its line: nothing can be done about it until it is decided', async () => {
    await openLine(page, 'Oakfield Independent School', 'Why £50?');
    await takeStep(page, 'Dispute this charge', { 'Why?': 'The school says that its teacher was ill' });
    await page.getByText('Disputed, frozen until decided').first().waitFor();
    expect(await button(/Waive|Give a credit note|Put on hold/).count()).toBe(0);
    expect(await main().innerText()).toContain('It is disputed and frozen until finance decides.');
    expect(await faultsOfScreen(page)).toEqual([]);
  });

  test('the credit note that ends it reverses the line and deletes nothing', async () => {
    await button('Decide the dispute').click();
    await page.getByLabel('The agency is right').check();
    await page.getByLabel('Why?').fill('A note from the school was accepted');
    await page.getByRole('dialog').getByRole('button', { name: 'Decide the dispute' }).click();
    await page.getByText('The dispute is decided.').waitFor();
    await page.getByText('It was billed on statement').waitFor();
    const told = await main().innerText();
    for (const kept of [
      'Charge (this line)',
      'Credit note',
      'Disputed',
      'A note from the school was accepted',
      'Priya Raman',
    ])
      expect(told).toContain(kept);
    await page.goto(new URL('/charges/runs?month=2027-02', page.url()).href);
    await page.getByText(/would credit £50/).waitFor();
    await button('Release February 2027').click();
    await page.getByText('−£50 on 1 line.').waitFor();
    const [[credit]] = await saved(button('Download CSV February 2027, run 1'));
    expect(credit).toMatchObject({ kind: 'credit', amount: '-50.00', customer_number: 'C-OI', vat_code: 'E' });
    expect(credit!['booking_id']).toBe(file.find((row) => row['customer_number'] === 'C-OI')!['booking_id']);
  });

  /** Presses what saves a file, and reads it: its rows by column, and its text. */
  async function saved(what: Locator): Promise<readonly [readonly Readonly<Record<string, string>>[], string]> {
    const [download] = await Promise.all([page.waitForEvent('download'), what.first().click()]);
    const text = await textOf(download);
    const [header, ...lines] = text.trimEnd().split('\r\n').map(cellsOf);
    return [lines.map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at] ?? '']))), text];
  }
});

const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

/** The cells of a line of CSV; none of ours holds a quotation mark. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
