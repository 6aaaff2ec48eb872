import type { Deployment, Platform } from '@trellis/core/access';
import type { Connection } from '@trellis/core/lms';
import type { Registration } from '@trellis/lti-1p3';
import { describe, expect, test } from 'vitest';
import { addressStep, approvalStep, clockStep, launchStep, pluginStep } from './check-own-side.ts';

const timeZone = 'Europe/London';
const now = new Date('2026-11-22T09:00:00Z');
const at = (issuer: string) => ({ registration: { issuer } as Registration });
const deployment: Deployment = {
  id: 'd1',
  registrationId: 'r1',
  deploymentId: '1',
  state: 'active',
  vouchesFor: ['work-email'],
  serves: [],
  firstSeenAt: '2026-11-01T09:00:00Z',
};
const platform: Platform = {
  id: 'r1',
  issuer: 'https://lms.example',
  clientId: 'c1',
  state: 'active',
  registeredAt: '2026-11-01T09:00:00Z',
  deployments: [deployment],
};
const connection: Connection = {
  id: 'k1',
  name: 'Council LMS',
  state: 'connected',
  trust: { vouchesFor: [], serves: [] },
  site: { url: 'https://lms.example', name: 'Council LMS', product: 'moodle', version: '5.1', pluginVersion: '1.0' },
  createdAt: '2026-11-01T09:00:00Z',
  codeExpiresAt: '2026-11-08T09:00:00Z',
};

describe('our address', () => {
  test.each([
    ['https://trellis.example', 'https://lms.example', 'good', 'Trellis is at https://trellis.example.'],
    ['https://10.0.0.5:8443', 'https://lms.example', 'good', 'cURL blocked hosts list'],
    ['http://localhost:3000', 'http://127.0.0.1:13000', 'good', 'cURL blocked hosts list'],
    ['http://localhost:3000', 'https://lms.example', 'bad', 'an address of this machine alone'],
    ['http://trellis.example', 'https://lms.example', 'bad', 'not https'],
  ])('at %s, for an LMS at %s, is %s', (own, issuer, state, words) => {
    expect(addressStep(own, at(issuer))).toEqual({ id: 'address', state, sentence: expect.stringContaining(words) });
  });
});

describe('the approval', () => {
  test.each([
    [undefined, 'bad', 'not connected any more'],
    [{ ...platform, state: 'pending' }, 'bad', 'waits to be approved'],
    [{ ...platform, state: 'deactivated' }, 'bad', 'switched off'],
    [{ ...platform, deployments: [] }, 'bad', 'no deployment of it has been seen'],
    [{ ...platform, deployments: [{ ...deployment, state: 'pending' }] }, 'bad', 'its deployment waits to be'],
    [platform, 'good', 'vouches for the work e-mail of its users.'],
    [{ ...platform, deployments: [{ ...deployment, vouchesFor: [] }] }, 'good', 'vouches for nobody'],
    [
      { ...platform, deployments: [deployment, { ...deployment, id: 'd2', state: 'pending' }] },
      'good',
      'Another deployment waits to be approved.',
    ],
  ] as const)('of %o is %s', (found, state, words) => {
    expect(approvalStep({ platform: found as Platform | undefined })).toEqual({
      id: 'approval',
      state,
      sentence: expect.stringContaining(words),
    });
  });
});

describe('the last launch', () => {
  const fault = { at: '2026-11-20T12:00:00Z', code: 'launch.expired', message: 'The clock is wrong.' };
  const having = (change: Partial<Deployment>) => ({
    platform: { ...platform, deployments: [{ ...deployment, ...change }] },
    timeZone,
  });
  test.each([
    [{}, 'not-tried', 'Nobody has opened Trellis'],
    [{ lastLaunchAt: '2026-07-20T12:00:00Z' }, 'good', '20 July 2026 at 13:00'],
    [{ lastFault: fault }, 'bad', 'The clock is wrong.'],
    [{ lastFault: fault, lastLaunchAt: '2026-11-20T11:00:00Z' }, 'bad', 'was refused on 20 November 2026 at 12:00'],
    [{ lastFault: fault, lastLaunchAt: '2026-11-20T13:00:00Z' }, 'good', 'last opened'],
  ] as const)('of a deployment with %o is %s', (change, state, words) => {
    expect(launchStep(having(change))).toEqual({ id: 'launch', state, sentence: expect.stringContaining(words) });
  });
  test('is not put right in one deployment by somebody who signs in through another', () => {
    const deployments = [
      { ...deployment, lastFault: fault },
      { ...deployment, id: 'other', lastLaunchAt: '2026-11-20T13:00:00Z' },
    ];
    expect(launchStep({ platform: { ...platform, deployments }, timeZone }).state).toBe('bad');
  });
});

describe('the plugin', () => {
  test.each([
    [undefined, 'not-tried', 'No plugin of this LMS is connected'],
    [connection, 'not-tried', 'has not told of anything yet'],
    [{ ...connection, lastEventAt: '2026-11-21T09:00:00Z' }, 'good', 'last told of something on 21 November 2026'],
    [{ ...connection, lastReconciledAt: '2026-11-22T02:00:00Z' }, 'good', 'has told of no completion yet'],
    [{ ...connection, lastEventAt: '2026-11-10T09:00:00Z' }, 'bad', 'Check that cron runs'],
    [
      { ...connection, lastEventAt: '2026-10-10T09:00:00Z', lastReconciledAt: '2026-11-22T02:00:00Z' },
      'good',
      'last told of something on 10 October 2026',
    ],
  ] as const)('with %o is %s', (found, state, words) => {
    expect(pluginStep({ connection: found, timeZone }, now)).toEqual({
      id: 'plugin',
      state,
      sentence: expect.stringContaining(words),
    });
  });
});

describe('the clock', () => {
  test.each([
    [undefined, 'not-tried', 'not known'],
    [2, 'good', 'Both clocks agree.'],
    [-45, 'good', '45 seconds behind ours'],
    [61, 'bad', '61 seconds ahead of ours'],
  ] as const)('%s seconds ahead is %s', (clockAheadSeconds, state, words) => {
    const found = clockAheadSeconds === undefined ? connection : { ...connection, clockAheadSeconds };
    expect(clockStep({ connection: found })).toEqual({ id: 'clock', state, sentence: expect.stringContaining(words) });
  });
});
