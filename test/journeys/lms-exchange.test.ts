import type { BookingId, EventId } from '@trellis/core';
import { closeRegister } from '@trellis/core/registers';
import { takeScores, type LmsTask, type ScoreCounts } from '@trellis/core/lms';
import { saveCourse } from '@trellis/core/courses';
import { knownAudiences } from '@trellis/core/frameworks';
import { importPeople } from '@trellis/core/people';
import { packLondon } from '@trellis/pack-london';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { aPost, createTestHost, fileRows, type TestHost } from '@trellis/testing';
import { createPlatform, createVisitor, exampleUsers, type Platform } from '@trellis/testing/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';

const others = Array.from({ length: 25 }, (_, number) => ({
  id: `other-${number}`,
  givenName: 'Odd',
  familyName: `Person ${number}`,
}));
const courses = [{ id: 'course-1', label: 'SG1', title: 'Safeguarding', links: [] }];

let clock = Date.now();
let trellis: TestHost;
let lms: Platform;
let link: string;
let registrationId: string;
let administrator: string;
let coordinator: string;

beforeAll(async () => {
  trellis = await createTestHost({
    plugins: { pathwayAssignment: pathwayAssignment(), packLondon: packLondon() },
    now: () => new Date(clock),
  });
  lms = await createPlatform({ users: [...exampleUsers, ...others], courses, now: () => new Date(clock) });
  await trellis.act(async (ctx) => {
    await importPeople(ctx, {
      fileName: 'people.csv',
      rows: fileRows([aPost()]),
      dryRun: false,
      knownAudiences: knownAudiences(await ctx.store.frameworks.packs()),
    });
    await saveCourse(ctx, { ref: 'SG1', title: 'Safeguarding basics' });
  });
  await trellis.connect(lms);
  administrator = await trellis.token('administrator');
  coordinator = await trellis.token('coordinator');
  registrationId = (await trellis.act((ctx) => ctx.store.access.platforms()))[0]!.id;
  link = lms.directory.addLink('course-1', { title: 'Basics', targetLinkUri: `${trellis.url}/courses/SG1` }).id;
  lms.gradebook.addColumn({ courseId: 'course-1', label: 'Basics', scoreMaximum: 1, resourceLinkId: link });
});

beforeEach(() => {
  lms.services.behaviour = 'serve';
});

afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await trellis[Symbol.asyncDispose]();
});

async function call<Result>(procedure: string, input: object): Promise<Result> {
  const answer = await fetch(`${trellis.url}/api/trpc/lms.${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator}` },
    body: JSON.stringify(input),
  });
  const { result, error } = (await answer.json()) as { result?: { data: Result }; error?: { message: string } };
  if (result === undefined) throw new Error(error?.message);
  return result.data;
}

const ended = (task: LmsTask) =>
  eventually(
    () => call<LmsTask>('task', { id: task.id }),
    ({ state }) => state === 'done' || state === 'failed',
  );
const check = async () => ended(await call<LmsTask>('check', { registrationId }));
const steps = ({ steps: found = [] }: LmsTask) => Object.fromEntries(found.map(({ id, state }) => [id, state]));
const counts = () => call<ScoreCounts>('scoreCounts', { registrationId });

async function record(reference: string) {
  const answer = await fetch(`${trellis.url}/api/v1/evidence`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${coordinator}` },
    body: JSON.stringify({
      agencyRef: 'AC',
      staffNumber: 'AC-1001',
      kind: 'completion',
      courseRef: 'SG1',
      achievedOn: '2025-03-10',
      reference,
    }),
  });
  return ((await answer.json()) as { id: string }).id;
}

describe('the check of a connection', () => {
  test('goes from link to link, and says what has not been tried yet', async () => {
    const task = await check();
    expect(task.state).toBe('done');
    expect(steps(task)).toEqual({
      address: 'good',
      approval: 'good',
      launch: 'not-tried',
      keyset: 'good',
      token: 'good',
      roster: 'not-tried',
      grades: 'not-tried',
      plugin: 'not-tried',
      clock: 'not-tried',
    });
  });

  test('reaches the roster and the gradebook of a course that Trellis was opened from', async () => {
    await createVisitor(lms).launch({ user: 'user-teacher', link });
    const task = await check();
    expect(steps(task)).toMatchObject({ launch: 'good', token: 'good', roster: 'good', grades: 'good' });
    expect(task.steps!.find(({ id }) => id === 'grades')!.sentence).toContain('it has 1 column of ours');
  });

  test('tells that the gradebook can be read and no score be sent, where an LMS grants the one and not the other', async () => {
    lms.services.withheld = ['https://purl.imsglobal.org/spec/lti-ags/scope/score'];
    clock += 4_000_000;
    const task = await check();
    lms.services.withheld = [];
    expect(steps(task)).toMatchObject({ token: 'good', roster: 'good', grades: 'bad' });
    const said = (id: string) => task.steps!.find((step) => step.id === id)!.sentence;
    expect(said('token')).toContain('but not for scores');
    expect(said('grades')).toContain('does not let Trellis send scores');
  });

  test('is content where an LMS lets columns be read and not be made, since none is', async () => {
    lms.services.withheld = ['https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'];
    clock += 4_000_000;
    const task = await check();
    lms.services.withheld = [];
    expect(steps(task)).toMatchObject({ token: 'good', roster: 'good', grades: 'good' });
    expect(task.steps!.find(({ id }) => id === 'token')!.sentence).toContain('for rosters, the gradebook and scores');
  });

  test('says in words what an LMS that cannot fetch our keys has to change, and goes on', async () => {
    lms.services.behaviour = 'keyset-not-fetched';
    // Access tokens are kept for as long as the LMS said.
    clock += 4_000_000;
    const task = await check();
    expect(steps(task)).toMatchObject({
      keyset: 'good',
      token: 'bad',
      roster: 'bad',
      grades: 'bad',
      plugin: 'not-tried',
    });
    expect(task.steps!.find(({ id }) => id === 'token')!.sentence).toMatch(
      /cURL blocked hosts list.*status 404; token at/s,
    );
  });
});

describe('a roster', () => {
  test('is read page by page and joins nobody; whom nobody knows waits on the match list', async () => {
    lms.services.membersPerPage = 10;
    const task = await ended(
      await call<LmsTask>('readRoster', { registrationId, contextId: 'course-1', isSiteWideMeant: false }),
    );
    expect(task).toMatchObject({ state: 'done', done: 27, counts: { joined: 0, unsure: 27, left: 0 } });
    expect(lms.services.calls.members).toBeGreaterThanOrEqual(3);
    const page = await call<{ rows: readonly unknown[]; total?: number }>('unsurePeople', { limit: 50 });
    expect(page.rows).toHaveLength(27);
    const { rows } = await call<{ rows: readonly { rosterReadAt?: string }[] }>('contexts', { registrationId });
    expect(rows[0]!.rosterReadAt).toBe(new Date(clock).toISOString());
  });

  test('that the LMS does not give fails with a sentence', async () => {
    lms.services.behaviour = 'refuse-client';
    clock += 4_000_000;
    const task = await ended(
      await call<LmsTask>('readRoster', { registrationId, contextId: 'course-1', isSiteWideMeant: false }),
    );
    expect(task).toMatchObject({ state: 'failed', fault: expect.stringContaining('did not accept this tool') });
  });
});

describe('a roster that no course offered', () => {
  test('fails with a sentence that says what to do, and nothing of what did not happen', async () => {
    await trellis.act(async ({ store }) => {
      const { membershipsUrl: _, ...context } = (await store.lms.context(registrationId, 'course-1'))!;
      await store.lms.noteContext({ ...context, contextId: 'course-without' });
    });
    const task = await ended(
      await call<LmsTask>('readRoster', { registrationId, contextId: 'course-without', isSiteWideMeant: false }),
    );
    expect(task).toMatchObject({ state: 'failed', fault: expect.stringContaining('has offered no roster') });
  });
});

describe('a completion', () => {
  const column = () => lms.gradebook.columnOf(link)!.number;

  test('goes back to the LMS by itself, for whoever opened the course’s link there', async () => {
    await createVisitor(lms).launch({ user: 'user-learner', link });
    await record('first');
    await eventually(counts, ({ sent }) => sent === 1);
    expect(lms.gradebook.scores(column())).toMatchObject([
      { userId: 'user-learner', given: 1, gradingProgress: 'FullyGraded', activityProgress: 'Completed' },
    ]);
    expect(lms.gradebook.hasCompleted('user-learner', link)).toBe(true);
  });

  test('that another service took and did not send is sent when its lease has ended', async () => {
    const before = lms.services.calls.scores;
    await trellis.act(async (ctx) => {
      const { rows } = await ctx.store.lms.listScores({ registrationId }, { limit: 5 });
      const score = (await ctx.store.lms.score(rows[0]!.id))!;
      await ctx.store.lms.saveScores([{ ...score, state: 'waiting', attempts: 0, nextTryAt: ctx.now }]);
      // In the same transaction, so that nobody else can have taken it.
      expect(await takeScores(ctx, 5)).toHaveLength(1);
    });
    clock += 121_000;
    await eventually(counts, ({ sent }) => sent === 1);
    expect(lms.services.calls.scores).toBe(before + 1);
  });

  test('that is withdrawn is taken back; while the LMS is busy it waits and is tried again', async () => {
    lms.services.behaviour = 'busy';
    clock += 4_000_000;
    const [evidence] = await trellis.act(async (ctx) => {
      const page = await ctx.store.evidence.list({ all: true }, {}, { limit: 10 });
      return page.rows;
    });
    await fetch(`${trellis.url}/api/v1/evidence/${evidence!.id}/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${coordinator}` },
      body: JSON.stringify({ reason: 'Recorded by mistake' }),
    });
    await eventually(counts, ({ failed }) => failed === 1);
    const { rows } = await call<{ rows: readonly { fault?: { code: string; sentence: string } }[] }>('scores', {
      registrationId,
    });
    expect(rows[0]!.fault!.sentence).toMatch(/busy.*status 503; score at/s);
    lms.services.behaviour = 'serve';
    expect(await call('retryScores', { registrationId })).toEqual({ retried: 1 });
    await eventually(counts, ({ sent }) => sent === 1);
    expect(lms.gradebook.hasCompleted('user-learner', link)).toBe(false);
  });

  test('that a trainer marked in a register goes back once the register is closed', async () => {
    clock += 60_000;
    const hours = (count: number): string => new Date(clock + count * 3_600_000).toISOString();
    const closed = await trellis.act(async (ctx) => {
      const { store, now } = ctx;
      const { rows } = await store.people.search({ all: true }, {}, { limit: 1 });
      const [post] = await store.people.postsOf([rows[0]!.personId]);
      const [course] = await store.courses.byRefs(['SG1']);
      const eventId = 'day' as EventId;
      await store.events.save({
        id: eventId,
        courseId: course!.course.id,
        state: 'published',
        mode: 'classroom',
        sessions: [{ startsAt: hours(-4), endsAt: hours(-1) }],
        linkShownHours: 24,
        places: { minimum: 0, maximum: 9, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
        approval: 'none',
        attendanceThresholdPercent: 80,
        sequence: 0,
        movedFrom: [],
      });
      await store.bookings.save([
        {
          id: 'place' as BookingId,
          eventId,
          personId: post!.personId,
          postId: post!.id,
          agencyId: post!.agencyId,
          state: 'placed',
          askedAt: hours(-9),
          position: 1,
          approval: { state: 'not-needed', isDeputyAsked: false },
          isFromWaitingList: false,
          isWalkIn: false,
          register: { hasAttended: true, hasCompleted: true, markedAt: now },
        },
      ]);
      return await closeRegister(ctx, eventId);
    });
    expect(closed).toMatchObject({ state: 'closed', completed: 1 });
    await eventually(
      () => lms.gradebook.hasCompleted('user-learner', link),
      (isComplete) => isComplete,
    );
  });
});
