import type { Caller } from '@trellis/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const dates = { validFrom: null, validTo: null };
let westhaven: Westhaven;
let amy: Caller;
let stranger: Caller;

/** Amy completed one of two courses that both count for level 1. */
beforeAll(async () => {
  westhaven = await openWesthaven({ now: '2026-11-21T09:00:00.000Z' });
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  for (const [ref, satisfies] of [
    ['SG-1', ['LCF-L1']],
    ['SG-1B', ['LCF-L1']],
    ['OLD', undefined],
  ] as const) {
    const { id } = (await call(westhaven.api, coordinator, 'courses.save', { ref, title: `Course ${ref}` })) as {
      id: string;
    };
    if (satisfies !== undefined)
      await call(westhaven.api, coordinator, 'courses.map', { courseId: id, satisfies, ...dates });
    else
      await call(westhaven.api, coordinator, 'courses.map', {
        courseId: id,
        satisfies: ['LCF-L1'],
        validFrom: null,
        validTo: '2020-12-31',
      });
  }
  const person = {
    agencyName: 'Avon Care',
    agencyKind: 'dom-care',
    givenName: 'Amy',
    familyName: 'Bright',
    audience: ['LCF-G1'],
    startsOn: '2020-01-06',
  };
  const put = await westhaven.ask(coordinator, { method: 'PUT', path: '/people/avon/1', key: 'amy', body: person });
  const { personId } = put.json as { personId: string };
  await westhaven.ask(coordinator, {
    method: 'POST',
    path: '/evidence',
    key: 'done',
    body: { agencyRef: 'avon', staffNumber: '1', kind: 'completion', courseRef: 'SG-1', achievedOn: '2026-03-16' },
  });
  amy = await westhaven.callerWith(
    { kind: 'account', id: 'amy', personId: personId as NonNullable<Caller['session']['actor']['personId']> },
    [],
  );
  stranger = await westhaven.callerWith({ kind: 'account', id: 'nobody-yet' }, []);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const ask = (who: Caller, ref: string) => call(westhaven.api, who, 'compliance.course', { ref });

test('a learner sees what a course counts for, what asks her for it, and that she completed it', async () => {
  expect(await ask(amy, 'SG-1')).toMatchObject({
    course: { ref: 'SG-1', title: 'Course SG-1' },
    satisfies: [{ id: 'LCF-L1', title: expect.stringMatching(/[a-z] [a-z]/i) }],
    mine: {
      requirements: [{ requirement: 'LCF-L1', state: 'current', heldOn: '2026-03-16' }],
      evidence: [{ courseRef: 'SG-1', achievedOn: '2026-03-16' }],
      completedOn: '2026-03-16',
      attendedOn: null,
    },
  });
});

test('evidence of another course is not shown with it, though both count for the same', async () => {
  expect(await ask(amy, 'SG-1B')).toMatchObject({
    mine: { requirements: [{ requirement: 'LCF-L1', state: 'current' }], evidence: [], completedOn: null },
  });
});

test('a mapping that has ended counts for nothing more', async () => {
  expect(await ask(amy, 'OLD')).toMatchObject({ satisfies: [], mine: { requirements: [], evidence: [] } });
});

test('an account that is nobody’s sees the course and nothing of anybody', async () => {
  expect(await ask(stranger, 'SG-1')).toMatchObject({ course: { title: 'Course SG-1' }, mine: null });
});

test('a course that is not there is said to be so', async () => {
  expect(await ask(amy, 'SG-9')).toMatchObject({ refused: 'courses.not-found', message: 'There is no such course.' });
});

test('what was completed on a version that was superseded later stands, and nobody can book that version', async () => {
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  const { id: courseId } = (await call(westhaven.api, coordinator, 'courses.save', { ref: 'V3', title: 'Third' })) as {
    id: string;
  };
  const version = { courseId, version: '3', ...dates };
  await call(westhaven.api, coordinator, 'courses.saveVersion', version);
  await call(westhaven.api, coordinator, 'courses.map', { courseId, version: '3', satisfies: ['LCF-L1'], ...dates });
  const body = { agencyRef: 'avon', staffNumber: '1', kind: 'completion', courseRef: 'V3', courseVersion: '3' };
  const path = '/evidence';
  await westhaven.ask(coordinator, { method: 'POST', path, key: 'v3', body: { ...body, achievedOn: '2026-05-12' } });
  await call(westhaven.api, coordinator, 'courses.saveVersion', {
    ...version,
    withdrawnOn: '2026-09-01',
    withdrawnBecause: 'superseded',
  });
  expect(await ask(amy, 'V3')).toMatchObject({
    mine: { requirements: [{ requirement: 'LCF-L1', state: 'current', heldOn: '2026-05-12', dueOn: '2029-05-12' }] },
  });
  // Recalled as unsafe, it is due again at once; what she completed before it lasts longer in this case.
  const recalled = { ...version, withdrawnOn: '2026-09-01', withdrawnBecause: 'recalled' };
  await call(westhaven.api, coordinator, 'courses.saveVersion', recalled);
  expect(await ask(amy, 'V3')).toMatchObject({
    mine: {
      requirements: [{ requirement: 'LCF-L1', dueOn: '2029-03-16', because: { option: 'HOUSE-RECALL:a' } }],
    },
  });
});
