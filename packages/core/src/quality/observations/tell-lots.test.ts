import { expect, test } from 'vitest';
import { lotsOf } from './tell-lots.ts';

const sessions = (...eventIds: readonly string[]) => eventIds.map((eventId, at) => ({ id: `o${at}`, eventId }));
const ids = (lots: ReturnType<typeof lotsOf<{ id: string; eventId: string }>>) =>
  lots.map((lot) => lot.map(({ id }) => id));

test('four sessions wait, the fifth makes a lot of them, and the sixth waits for four more', () => {
  expect(lotsOf(sessions('a', 'b', 'c', 'd'))).toEqual([]);
  expect(ids(lotsOf(sessions('a', 'b', 'c', 'd', 'e', 'f')))).toEqual([['o0', 'o1', 'o2', 'o3', 'o4']]);
});

test('a session that two people observed is one session', () => {
  expect(lotsOf(sessions('a', 'a', 'b', 'c', 'd'))).toEqual([]);
  expect(ids(lotsOf(sessions('a', 'a', 'b', 'c', 'd', 'e')))).toEqual([['o0', 'o1', 'o2', 'o3', 'o4', 'o5']]);
});

test('ten sessions that wait are two lots', () => {
  expect(lotsOf(sessions('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')).map((lot) => lot.length)).toEqual([5, 5]);
});
