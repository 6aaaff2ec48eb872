import { expect, test } from 'vitest';
import type { EventRecord } from '../../events/schema.ts';
import { PlaceRules } from '../../events/schema.ts';
import { approvalNow, askApproval, type AskedAt } from './approval.ts';
import type { AgencyDeputy, Booking } from '../schema.ts';

const event = {
  sessions: [{ startsAt: '2027-01-18T09:30:00Z', endsAt: '2027-01-18T16:30:00Z' }],
  places: PlaceRules.parse({ minimum: 0, maximum: 9 }),
} as unknown as EventRecord;
const [ana, gareth, dee] = ['ana', 'gareth', 'dee'] as Booking['personId'][] as [
  Booking['personId'],
  Booking['personId'],
  Booking['personId'],
];
const deputies = [{ agencyId: 'home', personId: dee }] as unknown as AgencyDeputy[];
const at = (now: string, holidays: readonly string[] = []): AskedAt => ({
  now,
  timeZone: 'Europe/London',
  holidays: new Set(holidays),
});
const booking = (approval: Booking['approval']) => ({
  approval,
  personId: ana,
  agencyId: 'home' as Booking['agencyId'],
});

test('a manager has 5 working days, bank holidays left out', () => {
  const post = { personId: ana, managerPersonId: gareth };
  expect(askApproval(event, post, at('2026-12-01T10:00:00Z'))).toEqual({
    state: 'asked',
    askedOf: gareth,
    isDeputyAsked: false,
    answerByOn: '2026-12-08',
  });
  const christmas = at('2026-12-21T10:00:00Z', ['2026-12-25', '2026-12-28']);
  expect(askApproval(event, post, christmas).answerByOn).toBe('2026-12-30');
});

test('the time for an answer ends while the place could still go to somebody else', () => {
  const post = { personId: ana, managerPersonId: gareth };
  expect(askApproval(event, post, at('2027-01-14T10:00:00Z')).answerByOn).toBe('2027-01-16');
  expect(askApproval(event, post, at('2027-01-17T10:00:00Z')).answerByOn).toBe('2027-01-18');
});

test('nobody is asked about herself', () => {
  expect(askApproval(event, { personId: ana, managerPersonId: ana }, at('2026-12-01T10:00:00Z'))).not.toHaveProperty(
    'askedOf',
  );
});

test('while there is time nothing changes; then the deputy is asked, then it lapses', () => {
  const first = { state: 'asked', askedOf: gareth, isDeputyAsked: false, answerByOn: '2026-12-08' } as const;
  expect(approvalNow(booking(first), event, deputies, at('2026-12-08T23:00:00Z'))).toBe(first);
  const second = approvalNow(booking(first), event, deputies, at('2026-12-09T00:00:00Z'));
  expect(second).toEqual({ state: 'asked', askedOf: dee, isDeputyAsked: true, answerByOn: '2026-12-16' });
  expect(approvalNow(booking(second), event, deputies, at('2026-12-17T08:00:00Z')).state).toBe('lapsed');
});

test('without a deputy, or where she is the one who wants to go, the leads decide', () => {
  const first = { state: 'asked', askedOf: gareth, isDeputyAsked: false, answerByOn: '2026-12-08' } as const;
  const later = at('2026-12-09T00:00:00Z');
  expect(approvalNow(booking(first), event, [], later)).not.toHaveProperty('askedOf');
  const hers = { ...booking(first), personId: dee };
  expect(approvalNow(hers, event, deputies, later)).toEqual({
    state: 'asked',
    isDeputyAsked: true,
    answerByOn: '2026-12-16',
  });
});
