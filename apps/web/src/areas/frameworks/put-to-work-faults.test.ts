import { entryOf } from '@trellis/ui/date-field';
import { expect, it } from 'vitest';
import { readingChoices, workFaults, type WorkEntry } from './put-to-work-faults.ts';

const empty = entryOf(null);
const fine: WorkEntry = { from: empty, to: empty, confirmedBy: '', hasLooked: false, isDraft: false };
const faulty = (entry: Partial<WorkEntry>) => workFaults({ ...fine, ...entry }).map(({ fieldId }) => fieldId);

it('asks nothing more of a pack that was verified', () => {
  expect(faulty({})).toEqual([]);
  expect(faulty({ from: entryOf('2026-09-01'), to: entryOf('2026-09-01') })).toEqual([]);
});

it('asks of a draft that somebody has looked, by name', () => {
  expect(faulty({ isDraft: true })).toEqual(['work-looked', 'work-confirmed']);
  expect(faulty({ isDraft: true, hasLooked: true, confirmedBy: ' ' })).toEqual(['work-confirmed']);
  expect(faulty({ isDraft: true, hasLooked: true, confirmedBy: 'Rosa Lindqvist' })).toEqual([]);
});

it('names the date that is none, and one that ends before it begins', () => {
  expect(faulty({ from: { day: '31', month: '2', year: '2026' } })).toEqual(['work-from']);
  expect(faulty({ to: { day: '1', month: '', year: '' } })).toEqual(['work-to']);
  expect(faulty({ from: entryOf('2026-09-02'), to: entryOf('2026-09-01') })).toEqual(['work-to']);
});

it('marks the usual reading', () => {
  const option = {
    id: 'HOUSE-X',
    point: 'x?',
    readings: { a: 'one', b: 'two' },
    default: 'b',
    source: { document: 'house' },
  };
  expect(readingChoices(option).map(({ label }) => label)).toEqual(['one', 'two (usual)']);
});
