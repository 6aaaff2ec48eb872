import { expect, test } from 'vitest';
import { judgeClock } from './judge-clock.ts';

test.each([
  [0, 'agrees', '0 seconds behind ours'],
  [-5, 'agrees', '5 seconds behind ours'],
  [6, 'near', '6 seconds ahead of ours'],
  [-60, 'near', '60 seconds behind ours'],
  [61, 'off', '61 seconds ahead of ours'],
  [-86_400, 'off', '86,400 seconds behind ours'],
])('a clock that is %s seconds ahead: %s', (seconds, state, apart) => {
  expect(judgeClock(seconds)).toEqual({ state, apart });
});
