import { DomainError } from '@trellis/core';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { EVIDENCE_FILE, PEOPLE_FILE } from './columns.ts';
import { readCsv } from './read.ts';

const HEADER = 'agency_ref,staff_number,given_name,family_name,job_title,starts_on';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text), PEOPLE_FILE);

function attempt(content: Uint8Array): unknown {
  try {
    return readCsv(content, PEOPLE_FILE);
  } catch (error) {
    return error;
  }
}

function refusalOf(content: string | Uint8Array): string {
  const outcome = attempt(typeof content === 'string' ? bytes(content) : content);
  expect(outcome).toBeInstanceOf(DomainError);
  expect(outcome).toMatchObject({ code: 'people.file-refused' });
  return (outcome as DomainError).message;
}

test('a row becomes cells by column, and empty cells are absent', () => {
  const file = read(`${HEADER}\nAC,1001,Chloe,Nowak,,2024-09-01\n`);
  expect(file).toEqual({
    rows: [
      {
        row: 2,
        cells: {
          agencyRef: 'AC',
          staffNumber: '1001',
          givenName: 'Chloe',
          familyName: 'Nowak',
          startsOn: '2024-09-01',
        },
      },
    ],
    broken: [],
  });
});

test.each([
  ['with a byte-order mark', `\uFEFF${HEADER}\nAC,1,A,B,,2024-09-01\n`],
  ['with Windows line ends', `${HEADER}\r\nAC,1,A,B,,2024-09-01\r\n`],
  ['with old Mac line ends', `${HEADER}\rAC,1,A,B,,2024-09-01\r`],
  ['with mixed line ends and quotes', `${HEADER}\nAC,1,A,"B",,"2024-09-01"\r\n`],
  ['without a last line end', `${HEADER}\nAC,1,A,B,,2024-09-01`],
  ['with columns in another order', 'starts_on,given_name,family_name,staff_number,agency_ref\n2024-09-01,A,B,1,AC'],
])('a file %s is the same file', (_, text) => {
  expect(read(text).rows).toEqual([
    { row: 2, cells: { agencyRef: 'AC', staffNumber: '1', givenName: 'A', familyName: 'B', startsOn: '2024-09-01' } },
  ]);
});

test('a line break in quotes stays in its cell and its record is one row', () => {
  const { rows } = read(`${HEADER}\nAC,1,A,B,"Nurse\nbank",2024-09-01\nAC,2,C,D,x,2024-09-01`);
  expect(rows.map(({ row, cells }) => [row, cells.jobTitle])).toEqual([
    [2, 'Nurse\nbank'],
    [3, 'x'],
  ]);
});

test('a formula stays the text it is', () => {
  expect(read(`${HEADER}\nAC,1,A,B,=1+1,2024-09-01`).rows[0]?.cells.jobTitle).toBe('=1+1');
});

test('a quotation mark inside a cell is text', () => {
  expect(read(`${HEADER}\nAC,1,A,B,12" ward,2024-09-01`).rows[0]?.cells.jobTitle).toBe('12" ward');
});

test.each(['"Nurse"y', '"Nurse" ', '"Nurse" ""bank""', '"""Nurse"y', '""Nurse'])(
  'a cell that goes on after its closing quotation mark is refused with its row: %s',
  (cell) => {
    const { rows, broken } = read(`${HEADER}\nAC,1,A,12" B,${cell},2024-09-01\nAC,2,C,D,"x ""y""",2024-09-01\r\n`);
    expect(rows.map(({ row, cells }) => [row, cells.jobTitle])).toEqual([[3, 'x "y"']]);
    expect(broken).toMatchObject([{ row: 2, field: 'row' }]);
  },
);

test('blank rows say nothing, but count as a spreadsheet counts them', () => {
  const { rows, broken } = read(`${HEADER}\n\n,,,,,\nAC,1,A,B,x,2024-09-01\n`);
  expect(rows.map(({ row }) => row)).toEqual([4]);
  expect(broken).toEqual([]);
});

test('a row with too many or too few cells is refused alone', () => {
  const { rows, broken } = read(`${HEADER}\nAC,1,A,B,x,2024-09-01,more\nAC,2\nAC,3,A,B,x,2024-09-01`);
  expect(rows.map(({ row }) => row)).toEqual([4]);
  expect(broken).toEqual([
    { row: 2, field: 'row', reason: 'has 7 cells where the header has 6' },
    { row: 3, field: 'row', reason: 'has 2 cells where the header has 6' },
  ]);
});

test.each([
  ['an empty file', '', 'no header row'],
  ['an unknown column', `${HEADER},salary\n`, 'a column that we do not know: salary'],
  ['an unnamed column', `${HEADER},\n`, 'a column that we do not know: (empty)'],
  ['a column twice', `${HEADER},job_title\n`, 'the same column twice: job_title'],
  ['missing columns', 'agency_ref,staff_number,given_name\n', 'columns that it needs: family_name, starts_on'],
  [
    'no column that identifies',
    'agency_ref,given_name,family_name,starts_on\n',
    'one of these columns: staff_number, work_email',
  ],
  ['semicolons', HEADER.replaceAll(',', ';'), 'not separated by commas'],
  [
    'a quotation mark that never closes',
    `${HEADER}\nAC,1,A,B,x,2024-09-01\nAC,2,"A,B,x,2024-09-01\nAC,3`,
    'Row 3 never ends',
  ],
])('%s is refused by name', (_, text, reason) => {
  expect(refusalOf(text)).toContain(reason);
});

test.each([
  ['little-endian with a mark', Uint8Array.of(0xff, 0xfe, 0x61, 0)],
  ['big-endian with a mark', Uint8Array.of(0xfe, 0xff, 0, 0x61)],
  ['without a mark', new Uint8Array(Buffer.from(`${HEADER}\nAC,1,A,B,x,2024-09-01`, 'utf16le'))],
])('UTF-16 %s is refused with what to do about it', (_, content) => {
  expect(refusalOf(content)).toContain('The file is in UTF-16. Save it as "CSV UTF-8');
});

test('Latin-1 is refused with what to do about it', () => {
  expect(refusalOf(new Uint8Array(Buffer.from(`${HEADER}\nAC,1,Siân,B,x,2024-09-01`, 'latin1')))).toContain(
    'not in UTF-8',
  );
});

test('five megabytes of noise are refused cleanly', () => {
  let seed = 7;
  const noise = Uint8Array.from(
    { length: 5_000_000 },
    () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16,
  );
  expect(refusalOf(noise)).toMatch(/not a CSV file|not in UTF-8/);
  expect(refusalOf(noise.map((byte) => 33 + (byte % 90))).length).toBeLessThan(2000);
});

test('a file above the limit is refused before it is read', () => {
  expect(refusalOf(new Uint8Array(20_000_001))).toContain('larger than 20 MB');
});

test('whatever text the cells hold, it comes through', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((cell) => !cell.includes('\0'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (titles) => {
      const lines = titles.map((title) => ['AC', '1', 'A', 'B', title, '2024-09-01']);
      const { rows, broken } = read(stringify([HEADER.split(','), ...lines]));
      expect(broken).toEqual([]);
      expect(rows.map(({ cells }) => cells.jobTitle ?? '')).toEqual(
        titles.map((title) => (title.trim() === '' ? '' : title)),
      );
    }),
  );
});

test('random bytes never end in anything but a refusal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      expect(refusalOf(noise)).not.toBe('');
    }),
  );
});

test('an evidence file has its own columns', () => {
  const { rows } = readCsv(
    bytes('agency_ref,staff_number,kind,course_ref,achieved_on\nAC,1,completion,SG-1,2024-10-01'),
    EVIDENCE_FILE,
  );
  expect(rows).toEqual([
    {
      row: 2,
      cells: { agencyRef: 'AC', staffNumber: '1', kind: 'completion', courseRef: 'SG-1', achievedOn: '2024-10-01' },
    },
  ]);
});
