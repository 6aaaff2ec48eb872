import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { runCron, type MoodleSite, type MoodleUser } from './site.ts';

/** What somebody may ask of Moodle's privacy tool, by the number that its form has for it. */
const kinds = { export: '1', erase: '2' } as const;

/** The newest request of a kind about somebody. */
function requestOf({ page }: MoodleUser, kind: 'Export' | 'Delete', name: string): Locator {
  return page.locator('table tbody tr', { hasText: new RegExp(`${kind}.*${name}`, 's') }).first();
}

/** Asks Moodle's privacy tool for somebody's data, or to delete them, approves it as its officer, and lets cron do it. */
async function request(
  site: MoodleSite,
  officer: MoodleUser,
  name: string,
  kind: 'export' | 'erase',
): Promise<Locator> {
  const { page, open } = officer;
  await open('/admin/tool/dataprivacy/createdatarequest.php?manage=1');
  const search = page.locator('input[id^="form_autocomplete_input"]');
  await search.pressSequentially(name, { delay: 20 });
  const options = '.form-autocomplete-suggestions [role=option]';
  // The list is shown before it has been narrowed; a click that comes too early picks nobody.
  await page.waitForFunction(
    `((found) => found.length === 1 && found[0].textContent.includes(${JSON.stringify(name)}))(document.querySelectorAll('${options}'))`,
  );
  await page.locator(options).click();
  await page.locator('.form-autocomplete-selection', { hasText: name }).waitFor();
  await page.selectOption('#id_type', kinds[kind]);
  await page.click('#id_submitbutton');
  await page.waitForURL(/datarequests/);

  const shown = kind === 'export' ? 'Export' : 'Delete';
  await runCron(site);
  await open('/admin/tool/dataprivacy/datarequests.php');
  await requestOf(officer, shown, name).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Approve request' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve request' }).click();
  await requestOf(officer, shown, name).getByText('Approved').waitFor();
  await runCron(site);
  await open('/admin/tool/dataprivacy/datarequests.php');
  return requestOf(officer, shown, name);
}

/** Everything that Moodle and its plugins hold of somebody: the ZIP that Moodle makes. */
export async function exportData(site: MoodleSite, officer: MoodleUser, name: string): Promise<Buffer> {
  const row = await request(site, officer, name, 'export');
  await row.getByRole('button', { name: 'Actions' }).click();
  const [download] = await Promise.all([
    officer.page.waitForEvent('download'),
    officer.page.getByRole('menuitem', { name: 'Download' }).click(),
  ]);
  return readFileSync(await download.path());
}

/** Deletes somebody by Moodle's privacy tool. */
export async function eraseData(site: MoodleSite, officer: MoodleUser, name: string): Promise<void> {
  const row = await request(site, officer, name, 'erase');
  await row.getByText('Deleted').waitFor();
}
