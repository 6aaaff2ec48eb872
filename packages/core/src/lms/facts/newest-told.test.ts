import { expect, test } from 'vitest';
import { newestTold, saysSame, type Told } from './newest-told.ts';

const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`;
const complete = (second: number, grade?: string): Told => ({
  state: 'complete',
  occurredAt: at(second),
  completedAt: at(1),
  ...(grade !== undefined && { grade }),
});
const incomplete = (second: number): Told => ({ state: 'incomplete', occurredAt: at(second) });
const failed = (second: number): Told => ({ state: 'failed', occurredAt: at(second) });

test.each<[string, Told, Told, 'first' | 'second']>([
  ['what happened later counts', complete(1), incomplete(2), 'second'],
  ['whichever is told first', incomplete(2), complete(1), 'first'],
  ['in the same second a completion counts', incomplete(2), complete(2), 'second'],
  ['in the same second a fail counts more than nothing', failed(2), incomplete(2), 'first'],
  ['two grades of one second have one order', complete(1, '70'), complete(1, '80'), 'second'],
  ['the same again is no news', complete(1, '70'), complete(1, '70'), 'first'],
])('%s', (_, one, other, expected) => {
  expect(newestTold(one, other)).toBe(expected === 'first' ? one : other);
});

test('two tellings say the same whenever they were told, also a second that has a fraction', () => {
  expect(saysSame(complete(1), complete(9))).toBe(true);
  expect(saysSame(complete(1), { ...complete(1), completedAt: '2026-11-21T10:00:01.400Z' })).toBe(true);
  expect(saysSame(complete(1, '70'), complete(1))).toBe(false);
  expect(saysSame(complete(1), incomplete(1))).toBe(false);
});
