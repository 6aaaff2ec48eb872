import { expect, test } from 'vitest';
import { openFault } from './open-fault.ts';

const lastFault = { at: '2026-11-21T10:00:00Z', code: 'launch.expired', message: 'The message had expired.' };

test('a fault is over once somebody has signed in after it', () => {
  expect(openFault({ lastFault })).toEqual(lastFault);
  expect(openFault({ lastFault, lastLaunchAt: '2026-11-21T09:00:00Z' })).toEqual(lastFault);
  expect(openFault({ lastFault, lastLaunchAt: '2026-11-21T11:00:00Z' })).toBeUndefined();
  expect(openFault({ lastLaunchAt: '2026-11-21T11:00:00Z' })).toBeUndefined();
});
