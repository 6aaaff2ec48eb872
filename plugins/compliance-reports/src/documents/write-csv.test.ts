import { expect, test } from 'vitest';
import { BOARD_PAPER } from '../board-paper.fixture.ts';
import { writePaperCsv } from './write-csv.ts';

const lines = async () => new TextDecoder().decode(await writePaperCsv(BOARD_PAPER)).split('\r\n');

test('every value of every table is one line', async () => {
  const all = await lines();
  expect(all[0]).toBe('section,table,row,column,value,note');
  const reach = '"1. Reach, against headcount","People judged in each agency, against its headcount",Avonmere Council';
  expect(all).toContain(`${reach},Headcount,1860,`);
  expect(all).toContain(`${reach},Share,96,"% (1795 of 1860), rounded down"`);
  expect(all).toContain(`${reach},Data up to,2026-12-31,`);
});

test('what is withheld or not known is said in words', async () => {
  const all = await lines();
  expect(all.filter((line) => line.includes('Priory Lane Surgery,Judged,Not known'))).toHaveLength(1);
  expect(all.filter((line) => line.includes('Bright Steps,Judged,withheld'))).toHaveLength(1);
});

test('a name that a spreadsheet would run is guarded', async () => {
  expect((await lines()).some((line) => line.includes("'=SUM(A1:A9) childminding"))).toBe(true);
});

test('bars of states are in it as well', async () => {
  expect((await lines()).filter((line) => line.includes('New rule,Overdue,62'))).toHaveLength(1);
});
