import { expect, test } from 'vitest';
import type { Restated } from '../figures/schema.ts';
import { restatedTable } from './restated.ts';

const setting = {
  partnership: 'Avonmere',
  agencies: ['harbour', 'willow', 'oakfield'].map((id) => ({ id, ref: id, name: id, kind: 'police' as const })),
  calendars: [],
  smallNumbers: 5,
};
const beyond = { agencies: new Map(setting.agencies.map(({ id }) => [id, 3])), isEverybodyShown: true, threshold: 5 };

type Moved = Readonly<Record<string, readonly [judged: number, upToDate: number]>>;

/** Agencies of which each had 40 judged, 20 of them up to date, and by how much they moved since. */
function restatedBy(moved: Moved): Restated {
  const before = { scope: 50, judged: 40, upToDate: 20 };
  const rows = Object.entries(moved).map(([agencyId, [judged, upToDate]]): Restated['rows'][number] => ({
    agencyId,
    published: before,
    known: { scope: 50, judged: 40 + judged, upToDate: 20 + upToDate },
    because: ['late'],
  }));
  const sum = (of: (row: Restated['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    title: 'Half-yearly report',
    asAt: '2026-09-30',
    publishedKnownAt: '2026-10-10T09:00:00.000Z',
    knownAt: '2026-12-10T09:00:00.000Z',
    published: { scope: 150, judged: 120, upToDate: 60 },
    known: {
      scope: 150,
      judged: 120 + sum((row) => row.known.judged - 40),
      upToDate: 60 + sum((row) => row.known.upToDate - 20),
    },
    rows,
  };
}

/** The rows by name, each with what it says is up to date since. */
function told(moved: Moved, withAgencies = true, seen = beyond): readonly (readonly [string, number | 'withheld'])[] {
  return restatedTable(restatedBy(moved), setting, seen, withAgencies).rows.map(({ cells: [name, , , known] }) => [
    name!.kind === 'text' ? name!.text : '',
    known!.kind === 'count' ? known!.value : 'withheld',
  ]);
}

test('all agencies together are withheld where they moved by a few people', () => {
  expect(told({ harbour: [0, 1] })).toEqual([['All agencies', 'withheld']]);
  expect(told({ harbour: [0, 1] }, true, { ...beyond, threshold: 0 })).toEqual([
    ['harbour', 21],
    ['All agencies', 61],
  ]);
});

test('what agencies that are named leave of the total is no small number', () => {
  expect(told({ harbour: [0, 8], willow: [0, 2] })).toEqual([
    ['harbour', 28],
    ['All agencies', 'withheld'],
  ]);
  expect(told({ harbour: [0, 8], willow: [0, 3], oakfield: [0, 4] })).toEqual([
    ['harbour', 28],
    ['All agencies', 75],
  ]);
});

test('records of six people of whom five are up to date tell of the sixth', () => {
  expect(told({ harbour: [6, 5] })).toEqual([['All agencies', 'withheld']]);
});

test('a report of one agency has its line alone, by its name', () => {
  const own = { ...setting, agencies: setting.agencies.slice(0, 1) };
  for (const withAgencies of [true, false]) {
    const { rows, notes } = restatedTable(restatedBy({ harbour: [0, 8] }), own, beyond, withAgencies);
    expect(rows.map(({ cells, isTotal }) => [cells[0], isTotal])).toEqual([
      [{ kind: 'text', text: 'harbour' }, undefined],
    ]);
    expect(notes).toEqual(['The published figures stay as they were signed.']);
  }
});

test('between two reports nobody beyond the agencies reads which of them moved', () => {
  expect(told({ harbour: [0, 8], willow: [0, 6] }, false)).toEqual([['All agencies', 74]]);
});
