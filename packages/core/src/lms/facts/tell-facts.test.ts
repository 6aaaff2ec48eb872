import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LmsFact } from '../schema.ts';
import { Facts, type Telling } from './tell-facts.ts';

const course = { id: 'c1', registrationId: 'r1', kind: 'course' } as const;
const activity = { id: 'c2', registrationId: 'r1', kind: 'activity' } as const;
const kinds = new Map([
  ['c1', 'course'],
  ['c2', 'activity'],
] as const);
const at = (second: number) => new Date(Date.parse('2026-11-21T10:00:00Z') + second * 1000).toISOString();

function facts(known: readonly LmsFact[] = []): Facts {
  let last = known.length;
  return new Facts(known, kinds, () => `f${++last}`);
}

/** What facts say, whatever their ids. */
function saidBy(all: readonly LmsFact[]) {
  return all
    .map(({ lmsCourseId, subject, state, occurredAt, completedAt, grade }) =>
      JSON.stringify([lmsCourseId, subject, state, occurredAt, completedAt, grade]),
    )
    .toSorted();
}

const tellings: fc.Arbitrary<Telling[]> = fc.array(
  fc
    .record({
      lmsCourse: fc.constantFrom(course, activity),
      subject: fc.constantFrom('6', '7'),
      state: fc.constantFrom('complete' as const, 'incomplete' as const, 'failed' as const),
      occurred: fc.integer({ min: 0, max: 5 }),
      completed: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      grade: fc.option(fc.constantFrom('60', '80'), { nil: undefined }),
    })
    .map(({ lmsCourse, subject, state, occurred, completed, grade }) => ({
      lmsCourse,
      subject,
      told: {
        state,
        occurredAt: at(occurred),
        ...((completed !== undefined || state === 'complete') && { completedAt: at(completed ?? 0) }),
        ...(grade !== undefined && { grade }),
      },
    })),
  { maxLength: 8 },
);

test('whatever is told, in any order, in any batches and up to five times, comes to the same facts', () => {
  const shuffled = tellings.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc
        .shuffledSubarray([...list, ...list, ...list, ...list], { minLength: list.length * 4 })
        .map((again) => [...again, ...list]),
      fc.integer({ min: 1, max: 6 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([list, again, size]) => {
      const once = facts();
      for (const telling of list) once.take(telling);
      let stored: readonly LmsFact[] = [];
      for (let from = 0; from < again.length; from += size) {
        const batch = facts(stored);
        for (const telling of again.slice(from, from + size)) batch.take(telling);
        stored = batch.all();
      }
      expect(saidBy(stored)).toEqual(saidBy(once.all()));
    }),
    { numRuns: 500, seed: 4 },
  );
});

const completion = (occurred: number, completed: number): Telling => ({
  lmsCourse: course,
  subject: '6',
  told: { state: 'complete', occurredAt: at(occurred), completedAt: at(completed) },
});

test('the same completion again is no news, and at another moment is another fact', () => {
  const draft = facts();
  expect(draft.take(completion(1, 1)).outcome).toBe('new');
  expect(draft.take(completion(1, 1)).outcome).toBe('unchanged');
  expect(draft.take(completion(3, 1)).outcome).toBe('unchanged');
  expect(draft.take(completion(2, 2)).outcome).toBe('new');
  expect(draft.all()).toHaveLength(2);
});

test('an incompletion that names no moment takes back every completion before it, and none after it', () => {
  const draft = facts();
  draft.take(completion(1, 1));
  draft.take({ lmsCourse: course, subject: '6', told: { state: 'incomplete', occurredAt: at(2) } });
  draft.take(completion(3, 3));
  const states = draft.all().flatMap(({ completedAt, state }) => (completedAt ? [[completedAt, state]] : []));
  expect(states).toEqual([
    [at(1), 'incomplete'],
    [at(3), 'complete'],
  ]);
});

test('only what changed is stored again', () => {
  const before = facts();
  before.take(completion(1, 1));
  before.take(completion(2, 2));
  const draft = facts(before.all());
  draft.take(completion(1, 1));
  expect(draft.changed()).toEqual([]);
  draft.take({ ...completion(4, 2), told: { ...completion(4, 2).told, grade: '80' } });
  expect(draft.changed().map(({ id }) => id)).toEqual(['f2']);
});
