import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeCsv, type CsvColumn } from './write.ts';

interface Line {
  readonly name: string;
  readonly days?: number;
}
const COLUMNS: readonly CsvColumn<Line>[] = [
  { header: 'name', of: (line) => line.name },
  { header: 'days', of: (line) => line.days },
];

async function piecesOf(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const pieces: string[] = [];
  for await (const piece of lines) pieces.push(piece);
  return pieces;
}

async function written(rows: Iterable<Line>): Promise<string> {
  return (await piecesOf(writeCsv(COLUMNS, rows))).join('');
}

test('rows are written under their header with RFC 4180 quotes and line ends', async () => {
  expect(await written([{ name: 'Ó "Dálaigh", Siân', days: 3 }, { name: 'two\nlines' }])).toBe(
    'name,days\r\n"Ó ""Dálaigh"", Siân",3\r\n"two\nlines",\r\n',
  );
});

test.each(['=1+1', '+44', '-cmd', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
  '%j cannot run in a spreadsheet',
  async (name) => {
    expect(parse(await written([{ name }]))[1]?.[0]).toBe(`'${name}`);
  },
);

test('a negative number stays a number', async () => {
  expect(await written([{ name: 'Ann', days: -5 }])).toContain('Ann,-5');
});

test('nothing to write is a header alone', async () => {
  expect(await written([])).toBe('name,days\r\n');
});

test('many rows come piece by piece', async () => {
  function* many() {
    for (let days = 0; days < 1000; days++) yield { name: 'x', days };
  }
  const pieces = await piecesOf(writeCsv(COLUMNS, many()));
  expect(pieces.length).toBeGreaterThan(4);
  expect(parse(pieces.join(''))).toHaveLength(1001);
});
