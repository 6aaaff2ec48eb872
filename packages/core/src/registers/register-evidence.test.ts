import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../events/schema.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { BookingId, PersonId } from '../ids.ts';
import { evidenceOfMark, planRegisterEvidence, type RegisterFacts } from './register-evidence.ts';
import type { Booking, RegisterMark } from '../bookings/schema.ts';

const event = {
  mode: 'classroom',
  courseVersion: '2',
  sessions: [
    { startsAt: '2027-03-26T09:30:00.000Z', endsAt: '2027-03-26T12:30:00.000Z' },
    { startsAt: '2027-03-29T08:30:00.000Z', endsAt: '2027-03-29T12:00:00.000Z' },
  ],
} as unknown as EventRecord;
const facts: RegisterFacts = { event, course: { ref: 'SG1' }, timeZone: 'Europe/London' };
const id = 'b1' as BookingId;
const ann = 'ann' as PersonId;
const marked = (mark: Partial<RegisterMark>, state: Booking['state'] = 'attended') => ({
  id,
  personId: ann,
  state,
  register: { hasAttended: true, hasCompleted: true, markedAt: '2027-03-29T12:00:00.000Z', ...mark },
});
let number = 0;
const newId = (): string => `e${(number += 1)}`;
const plan = (booking: ReturnType<typeof marked>, held: readonly Evidence[] = []) =>
  planRegisterEvidence(new Map([[id, evidenceOfMark(facts, booking)]]), held, newId);
const after = (booking: ReturnType<typeof marked>, held: readonly Evidence[] = []): Evidence[] =>
  plan(booking, held).map((change) => change.after);

describe('what the register says becomes evidence', () => {
  test('of two facts, on the last day, with the hours of all sessions', () => {
    expect(after(marked({}))).toMatchObject([
      { kind: 'attendance', reference: 'booking:b1', courseRef: 'SG1', courseVersion: '2', achievedOn: '2027-03-29' },
      { kind: 'completion', reference: 'booking:b1', hours: 6.5, participatoryHours: 6.5, withdrawn: false },
    ]);
  });
  test('of attendance alone, where she did not complete satisfactorily', () => {
    expect(after(marked({ hasCompleted: false })).map(({ kind }) => kind)).toEqual(['attendance']);
  });
  test('not at all of somebody who was absent', () => {
    expect(plan(marked({ hasAttended: false, hasCompleted: false }, 'absent'))).toEqual([]);
  });
  test('without participatory hours in a virtual room', () => {
    const virtual = { ...facts, event: { ...event, mode: 'virtual' as const } };
    expect(evidenceOfMark(virtual, marked({}))[0]).not.toHaveProperty('participatoryHours');
  });
});

describe('a register that is closed again', () => {
  test('unchanged, changes nothing', () => {
    expect(plan(marked({}), after(marked({})))).toEqual([]);
  });
  test('takes back what is not so any more, and gives it again', () => {
    const first = after(marked({}));
    const [withdrawn] = after(marked({ hasCompleted: false }), first);
    expect(withdrawn).toMatchObject({ id: first[1]?.id, kind: 'completion', withdrawn: true });
    const again = after(marked({}), [first[0]!, withdrawn!]);
    expect(again).toMatchObject([{ id: first[1]?.id, kind: 'completion', withdrawn: false }]);
    expect(again[0]).not.toHaveProperty('withdrawnWhy');
  });
  test('leaves what a person withdrew, and what a person corrected', () => {
    const [attended, completed] = after(marked({}));
    const byHand = [
      { ...attended!, hours: 5 },
      { ...completed!, withdrawn: true, withdrawnWhy: 'Wrong course.' },
    ];
    expect(plan(marked({}), byHand)).toEqual([]);
  });
});

test('What a file has told as well is left to the file when the register says it no more', () => {
  const [attended, completed] = after(marked({}));
  const told = { ...completed!, takenAs: [...completed!.takenAs!, 'hash-of-a-row'] };
  const [left] = after(marked({ hasCompleted: false }), [attended!, told]);
  expect(left).toMatchObject({ id: completed!.id, withdrawn: false, takenAs: ['hash-of-a-row'] });
  expect(left).not.toHaveProperty('reference');
});

test('A completion that the LMS told of first is on record once', () => {
  const { kind, courseRef, achievedOn } = evidenceOfMark(facts, marked({}))[1]!;
  const told: Evidence = {
    id: 'e0' as Evidence['id'],
    personId: ann,
    kind,
    courseRef,
    achievedOn,
    satisfies: [],
    reference: 'lms:1',
    withdrawn: false,
  };
  expect(after(marked({}), [told]).map((each) => each.kind)).toEqual(['attendance']);
});
