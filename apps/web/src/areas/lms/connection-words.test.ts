import type { Connection } from '@trellis/core/lms';
import { describe, expect, test } from 'vitest';
import { clockWords, connectionAdvice, connectionAnswer, connectionFacts, connectionSign } from './connection-words.ts';

const now = '2026-11-22T09:00:00Z';
const invited: Connection = {
  id: 'c1',
  name: 'Council Moodle',
  state: 'invited',
  trust: { vouchesFor: ['work-email'], serves: [] },
  createdAt: '2026-11-21T09:00:00Z',
  codeExpiresAt: '2026-11-28T09:00:00Z',
};
const connected: Connection = {
  ...invited,
  state: 'connected',
  connectedAt: '2026-11-21T10:00:00Z',
  site: {
    url: 'https://moodle.avonmere.example',
    name: 'Avonmere Learning',
    product: 'moodle',
    version: '5.1',
    pluginVersion: '0.1.0',
  },
};
const registered: Connection = { ...connected, registrationId: 'r1' };
const heard: Connection = { ...registered, lastEventAt: '2026-11-22T08:59:00Z' };

describe('a connection says how it stands and what to do', () => {
  test.each<[string, Connection, string, RegExp]>([
    ['its code is fresh', invited, 'Its code waits to be used', /before 28 November 2026 at 9:00am/],
    [
      'its code ran out',
      { ...invited, codeExpiresAt: '2026-11-21T10:00:00Z' },
      'Its code has run out',
      /Make another one/,
    ],
    ['no tool yet', connected, 'The plugin has still to register the tool', /tries once more/],
    ['registered and silent', registered, 'Connected. Nothing has come yet', /Complete a course/],
    ['heard of', heard, 'Connected', /came on 22 November 2026 at 8:59am/],
    ['over', { ...heard, state: 'disconnected' }, 'Disconnected', /stays on record/],
  ])('%s', (_, connection, sign, advice) => {
    expect(connectionSign(connection, now).children).toBe(sign);
    expect(connectionAdvice(connection, now, 'Europe/London')).toMatch(advice);
  });
});

test.each([
  [undefined, 'Not known yet'],
  [0, 'They agree'],
  [-5, 'They agree'],
  [45, 'Its clock is 45 seconds ahead of ours, which is fine'],
  [
    -90,
    'Its clock is 90 seconds behind ours. From 300 seconds on nothing is accepted: set the time of the LMS’s server',
  ],
])('a clock that is %s seconds ahead: %s', (seconds, words) => {
  expect(clockWords(seconds)).toBe(words);
});

test('the facts of a plugin name its versions and say what has not happened yet', () => {
  expect(connectionFacts(registered, 'Europe/London')).toEqual([
    { term: 'LMS', detail: 'Avonmere Learning, https://moodle.avonmere.example' },
    { term: 'Versions', detail: 'Moodle 5.1, plugin 0.1.0' },
    { term: 'Connected', detail: '21 November 2026 at 10:00am' },
    { term: 'Last heard of', detail: 'Nothing has come yet' },
    { term: 'Last compared', detail: 'Not yet. Each night the plugin compares what it sent with what we have' },
    { term: 'Clocks', detail: 'Not known yet' },
  ]);
});

test('the page of a connection without an LMS leads with what is left to do', () => {
  expect(
    [
      invited,
      { ...invited, codeExpiresAt: '2026-11-21T10:00:00Z' },
      connected,
      { ...invited, state: 'disconnected' as const },
    ].map((each) => connectionAnswer(each, now).title),
  ).toEqual([
    'The code waits to be used.',
    'The code has run out.',
    'The plugin is connected. One step is left.',
    'This connection has ended.',
  ]);
});
