import { expect, test } from 'vitest';
import type { EventRecord } from '../events/schema.ts';
import { QUALITY_NOTICES } from '../notices/schema.ts';
import { qualityLetter, type QualityFacts } from './quality-words.ts';

const facts: Omit<QualityFacts, 'kind'> = {
  house: {
    publicUrl: 'https://trellis.example',
    fromAddress: 'training@trellis.example',
    partnershipName: 'Westhaven Safeguarding Partnership',
    partnershipId: 'westhaven',
  },
  now: '2026-12-01T10:00:00.000Z',
  timeZone: 'Europe/London',
  givenName: 'Olu',
  aboutId: 'o1',
  courseTitle: 'Core groups',
  event: {
    mode: 'classroom',
    venue: { name: 'Guildhall', address: 'High Street, Bath' },
    sessions: [{ startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' }],
  } as unknown as EventRecord,
  on: '2027-02-28',
  agencyName: 'Riverside Hospital',
};

test('whoever observes a session is told which, when, where, and where its form is', () => {
  expect(qualityLetter({ ...facts, kind: 'observation-planned' })).toEqual({
    subject: 'Please observe a session: Core groups, Monday 18 January 2027',
    text: `Dear Olu,

You are asked to observe a session of “Core groups”.

When: Monday 18 January 2027, 9:30am to 4:30pm
Where: Guildhall, High Street, Bath

What to look for, and where you write it down: https://trellis.example/quality/observations/o1
Once it is open it needs no connection.

If you cannot be there, please tell the training coordinator, who finds somebody else.

Westhaven Safeguarding Partnership
https://trellis.example/
`,
  });
});

test('the link of a session online is not in a letter to its observer', () => {
  const event = { ...facts.event!, mode: 'virtual', joiningLink: 'https://meet.example/x' } as EventRecord;
  const { text } = qualityLetter({ ...facts, event, kind: 'observation-planned' });
  expect(text).toContain('Where: online. The training coordinator has the link.');
  expect(text).not.toContain('meet.example');
});

test('a trainer is told of an action with the observation that it was agreed in', () => {
  const shared = (hasAction: boolean) => qualityLetter({ ...facts, hasAction, kind: 'observation-shared' }).text;
  expect(shared(false)).toContain('https://trellis.example/quality/observations/o1');
  expect(shared(false)).not.toContain('/quality/actions');
  expect(shared(true)).toContain('https://trellis.example/quality/actions');
});

test('an action of a case review is not told by the title of that review', () => {
  const { subject } = qualityLetter({ ...facts, courseTitle: undefined, kind: 'action-agreed' });
  expect(subject).toBe('For you to see to by Sunday 28 February 2027');
});

test('an endorsement that comes to its end is told with its last day and where to ask again', () => {
  const { subject, text } = qualityLetter({ ...facts, kind: 'endorsement-ending' });
  expect(subject).toBe('Counts until Sunday 28 February 2027: Core groups');
  expect(text).toContain('Riverside Hospital asks again in good time: https://trellis.example/quality/endorsements/o1');
});

test.each(QUALITY_NOTICES)(
  'a letter of kind %s has a subject of one line without a name, and no word left out',
  (kind) => {
    const { subject, text } = qualityLetter({ ...facts, kind });
    expect(subject).not.toMatch(/\n|Olu/);
    expect(text).not.toMatch(/undefined|null|\n{3}/);
  },
);
