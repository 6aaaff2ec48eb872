import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { BOARD_PAPER } from '../board-paper.fixture.ts';
import { sheetNames, writePaperXlsx } from './write-xlsx.ts';

const sheets = async () => (await readXlsx(await writePaperXlsx(BOARD_PAPER))).sheets;

test('there is a sheet for what it is and one for each table', async () => {
  expect((await sheets()).map(({ name }) => name)).toEqual(['About', 'Reach', 'Quarters table', 'Early years rules']);
});

test('numbers are numbers, days are days, and a share is the per cent that the paper says', async () => {
  const reach = (await sheets())[1]!.rows;
  expect(reach[0]).toEqual(['Agency', 'Headcount', 'Judged', 'Share', 'Data up to']);
  expect(reach[1]).toEqual(['Avonmere Council', 1860, 1795, 0.96, new Date('2026-12-31T00:00:00Z')]);
});

test('what is withheld or not known is said in words and is never a number', async () => {
  const reach = (await sheets())[1]!.rows;
  expect(reach[8]?.slice(1, 4)).toEqual([63, 'Not known', 'Not known']);
  expect(reach[10]?.slice(1, 4)).toEqual(['withheld', 'withheld', 'withheld']);
});

test('a name that looks like a formula stays text', async () => {
  const workbook = await readXlsx(await writePaperXlsx(BOARD_PAPER));
  const reach = workbook.sheets[1]!;
  expect(reach.rows[11]?.[0]).toBe('=SUM(A1:A9) childminding');
  expect(reach.cells?.get('11,0')?.formula).toBeUndefined();
});

test('what it is says for which day, by whose knowledge, and what notes belong to the tables', async () => {
  const about = (await sheets())[0]!.rows.map((row) => row.map(String).join(': '));
  expect(about).toContain('Status: Draft for sign-off');
  expect(about).toContain('Known at: 2027-01-15T10:30:00.000Z');
  expect(about.some((line) => line.startsWith('Note: Little Acorns'))).toBe(true);
});

test('the same paper gives the same bytes', async () => {
  const [first, second] = [await writePaperXlsx(BOARD_PAPER), await writePaperXlsx(BOARD_PAPER)];
  expect(Buffer.compare(first, second)).toBe(0);
});

test('names of sheets are short, allowed and each there once', () => {
  const long = 'requirements-by-agency-and-audience-in-full';
  expect(sheetNames([long, long, 'a/b:c', 'about', ''])).toEqual([
    'Requirements by agency and audi',
    'Requirements by agency and  2',
    'A b c',
    'About 2',
    'Table',
  ]);
});
