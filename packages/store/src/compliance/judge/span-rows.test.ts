import { expect, it } from 'vitest';
import { SpanRows, WIDTH } from './span-rows.ts';

it.each([0, 1, 3])('rows that begin with room for %i make room for all that come', (room) => {
  const rows = new SpanRows(room);
  for (let number = 0; number < 10; number += 1) {
    const row = rows.next();
    rows.numbers.fill(number, row, row + WIDTH);
  }
  expect(rows.count).toBe(10);
  for (let number = 0; number < 10; number += 1) expect(rows.numbers[(number + 1) * WIDTH - 1]).toBe(number);
});
