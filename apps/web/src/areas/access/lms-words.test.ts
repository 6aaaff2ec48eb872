import type { Deployment, Platform } from '@trellis/core/access';
import { describe, expect, test } from 'vitest';
import { lmsAnswer, lmsName, lmsNeeds, lmsSign, trustWords } from './lms-words.ts';

const deployment: Deployment = {
  id: 'd1',
  registrationId: 'r1',
  deploymentId: '3',
  state: 'active',
  vouchesFor: ['work-email'],
  serves: [],
  firstSeenAt: '2026-11-20T09:00:00Z',
  lastLaunchAt: '2026-11-21T09:00:00Z',
};
const lms: Platform = {
  id: 'r1',
  issuer: 'https://moodle.avonmere.example',
  clientId: 'c1',
  name: 'moodle',
  state: 'active',
  registeredAt: '2026-11-20T09:00:00Z',
  deployments: [deployment],
};
const unused: Deployment = { ...deployment, lastLaunchAt: undefined };
const faulty: Deployment = {
  ...deployment,
  lastFault: { at: '2026-11-21T10:00:00Z', code: 'launch.expired', message: 'The message had expired.' },
};

test('an LMS goes by its product and host', () => {
  expect(lmsName(lms)).toBe('Moodle at moodle.avonmere.example');
  expect(lmsName({ issuer: 'urn:odd' })).toBe('urn:odd');
});

describe('the page leads with what works and what needs the administrator', () => {
  test.each([
    ['no LMS', [], 'Connect an LMS in a few minutes.'],
    ['all is well', [lms], 'Sign-in works.'],
    [
      'a deployment waits beside one that works',
      [{ ...lms, deployments: [deployment, { ...unused, state: 'pending' as const }] }],
      'Sign-in works. One thing needs you.',
    ],
    [
      'two wait and none works',
      [
        {
          ...lms,
          deployments: [
            { ...unused, state: 'pending' as const },
            { ...unused, state: 'pending' as const },
          ],
        },
      ],
      '2 things need you.',
    ],
    ['registered only', [{ ...lms, state: 'pending' as const }], 'This LMS waits for your yes.'],
    ['approved and unused', [{ ...lms, deployments: [unused] }], 'Approved. Nobody has signed in yet.'],
    ['refused the last sign-in', [{ ...lms, deployments: [faulty] }], 'The last sign-in failed.'],
    ['deactivated', [{ ...lms, state: 'deactivated' as const }], 'This LMS is deactivated.'],
  ])('%s', (_, lmss, title) => {
    expect(lmsAnswer(lmss).title).toBe(title);
  });
});

test('each sign stands with its words', () => {
  expect(
    [lms, { ...lms, state: 'pending' as const }, { ...lms, deployments: [unused] }].map(
      (each) => lmsSign(each).children,
    ),
  ).toEqual(['Sign-in works', 'Needs you', 'Nobody has signed in yet']);
});

test('what an LMS may say of people is one sentence', () => {
  const nameOf = (id: string): string => ({ a1: 'Riverside Hospital', a2: 'Priory Lane Surgery' })[id] ?? '';
  expect(trustWords({ vouchesFor: ['work-email', 'staff-number'], serves: [] }, nameOf)).toBe(
    'Vouches for work e-mails and staff numbers in every agency.',
  );
  expect(
    trustWords({ vouchesFor: ['staff-number'], serves: ['a1', 'a2'] as unknown as Deployment['serves'] }, nameOf),
  ).toBe('Vouches for staff numbers in Riverside Hospital, Priory Lane Surgery.');
  expect(trustWords({ vouchesFor: [], serves: [] }, nameOf)).toMatch(/^Vouches for nobody/);
});

test('the page never says that nothing needs the administrator before it knows', () => {
  expect(lmsAnswer([lms], null).more).toBe('We look whether anything needs you.');
  expect(lmsAnswer([lms], [])).toEqual({ title: 'Sign-in works.', more: 'Nothing needs you.' });
  const step = { id: 'token', state: 'bad', sentence: 'No.' } as const;
  expect(lmsAnswer([lms], lmsNeeds({ refused: 3 }, { state: 'done', steps: [step] }))).toEqual({
    title: 'Sign-in works. 2 things need you.',
    more: 'The last check found one thing that does not work. 3 completions could not be sent back.',
  });
  expect(lmsNeeds({ refused: 0 }, { state: 'running', steps: [step] })).toEqual([]);
});
