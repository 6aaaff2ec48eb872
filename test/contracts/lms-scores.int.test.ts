import type { PersonId } from '@trellis/core';
import { partAccount } from '@trellis/core/access';
import { erasePerson } from '@trellis/core/audit';
import {
  accountParted,
  applyPendingFacts,
  noteJoined,
  askForCheck,
  askForRoster,
  decideUnsurePerson,
  latestTasks,
  lmsTask,
  noteOpening,
  noteTask,
  planScores,
  retryScore,
  retryScores,
  scoreCounts,
  scoreFailed,
  scores,
  scoreSent,
  takeRosterPage,
  takeScores,
  takeTask,
  unsurePeople,
  type ScoreFault,
  type ScoreTaken,
} from '@trellis/core/lms';
import { recordEvidence, withdrawEvidence } from '@trellis/core/evidence';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent, JOB, KNOWN_IDS, LmsAtWork, NOW } from './lms-at-work.ts';

const PAGE = { limit: 50 };
const BUSY: ScoreFault = { code: 'service.busy', sentence: 'The LMS is busy.', isWorthRetrying: true };
const NOT_A_LEARNER: ScoreFault = { code: 'score.not-a-learner', sentence: 'Not enrolled.', isWorthRetrying: false };
const NEWER: ScoreFault = { code: 'score.already-newer', sentence: 'It has a newer one.', isWorthRetrying: false };

let database: TestDatabase;
let lms: LmsAtWork;
let ann: PersonId;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  lms = await LmsAtWork.start(database);
  ann = await lms.personNamed('Ann');
});
afterAll(() => database.close());

/** Ann has an account, and opened the course SG-1 from the LMS. */
async function annOpened(more: Readonly<Record<string, unknown>> = {}) {
  await lms.tell(anEvent());
  await lms.asAdministrator(async (ctx) => {
    const [account] = await ctx.store.access.accountsBySubject(lms.issuer, 'client', ['6']);
    await noteOpening(ctx, {
      registrationId: lms.registrationId,
      deploymentId: '1',
      productFamily: 'moodle',
      context: { id: '2', title: 'Safeguarding basics' },
      services: {
        namesAndRoles: { membershipsUrl: `${lms.issuer}/members` },
        assignmentsAndGrades: { lineItemUrl: `${lms.issuer}/lineitem?type_id=1` },
      },
      link: { resourceLinkId: 'link-1', title: 'Safeguarding 1', courseRef: 'SG-1' },
      learner: account?.id,
      ...more,
    });
  });
  await plan();
}
/** Does what follows every transaction that touched somebody. */
async function plan(): Promise<void> {
  const people = [...lms.touched] as PersonId[];
  lms.touched.clear();
  await lms.as(JOB, (ctx) => planScores(ctx, people));
}
async function annCompletes() {
  const row = {
    agencyRef: 'WCC',
    staffNumber: '1001',
    kind: 'completion',
    courseRef: 'SG-1',
    achievedOn: '2026-11-20',
  } as const;
  const { id } = await lms.asAdministrator((ctx) => recordEvidence(ctx, { row, knownIds: KNOWN_IDS }));
  await plan();
  return id;
}
const take = () => lms.as(JOB, (ctx) => takeScores(ctx, 10));
const sent = ({ score }: ScoreTaken) => lms.as(JOB, (ctx) => scoreSent(ctx, score.id, score.given));
const failed = ({ score }: ScoreTaken, fault: ScoreFault) =>
  lms.as(JOB, (ctx) => scoreFailed(ctx, score.id, score.given, fault));
const list = async () =>
  (await lms.asAdministrator((ctx) => scores(ctx, { registrationId: lms.registrationId }, PAGE))).rows;
const minutesLater = (minutes: number) => {
  lms.now = new Date(Date.parse(lms.now) + minutes * 60_000).toISOString();
};

test('a completion goes back once, however often it is planned', async () => {
  await annOpened();
  await annCompletes();
  await lms.as(JOB, (ctx) => planScores(ctx, [ann, ann]));
  const [taken, ...others] = await take();
  expect(others).toEqual([]);
  expect(taken).toMatchObject({
    subject: '6',
    score: { given: 1 },
    link: { lineItemUrl: `${lms.issuer}/lineitem?type_id=1` },
  });
  expect(await take()).toEqual([]);
  await sent(taken!);
  await lms.as(JOB, (ctx) => planScores(ctx, [ann]));
  minutesLater(60);
  expect(await take()).toEqual([]);
  expect(await list()).toMatchObject([
    { state: 'sent', sentGiven: 1, givenName: 'Ann', courseRef: 'SG-1', contextTitle: 'Safeguarding basics' },
  ]);
  const counts = await lms.asAdministrator((ctx) => scoreCounts(ctx, lms.registrationId));
  expect(counts).toEqual({ waiting: 0, failed: 0, sent: 1, refused: 0 });
});

test('nothing goes back of somebody who has not completed, nor of attendance, nor of another course', async () => {
  await annOpened();
  const row = { agencyRef: 'WCC', staffNumber: '1001', courseRef: 'SG-1', achievedOn: '2026-11-20' } as const;
  await lms.asAdministrator(async (ctx) => {
    await recordEvidence(ctx, { row: { ...row, kind: 'attendance' }, knownIds: KNOWN_IDS });
    await recordEvidence(ctx, { row: { ...row, kind: 'completion', courseRef: 'SG-2' }, knownIds: KNOWN_IDS });
  });
  await plan();
  expect(await take()).toEqual([]);
});

test('what was completed before the link was opened goes back too', async () => {
  await annCompletes();
  await annOpened();
  expect(await take()).toHaveLength(1);
});

test('somebody who opened a link before she was known gets her completion back once she is', async () => {
  await lms.asAdministrator(async (ctx) => {
    const account = await ctx.store.access.arrive({
      id: 'account-ann' as never,
      issuer: lms.issuer,
      clientId: 'client',
      subject: '77',
      state: 'unknown',
      lastSeenAt: NOW,
    });
    await noteOpening(ctx, {
      registrationId: lms.registrationId,
      deploymentId: '1',
      context: { id: '2' },
      services: { assignmentsAndGrades: { lineItemUrl: `${lms.issuer}/lineitem` } },
      link: { resourceLinkId: 'link-1', courseRef: 'SG-1' },
      learner: account.id,
    });
  });
  await annCompletes();
  expect(await take()).toEqual([]);
  await lms.tell(anEvent({ person: { userId: '77', givenName: 'Annie' } }));
  const [row] = (await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows;
  await lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId: ann }));
  await lms.as(JOB, noteJoined);
  await lms.as(JOB, (ctx) => applyPendingFacts(ctx, 200));
  await plan();
  expect(await take()).toMatchObject([{ subject: '77' }]);
});

test('when an account turns out to be somebody else, what went back because of it is taken back', async () => {
  await annOpened();
  await annCompletes();
  await sent((await take())[0]!);
  await lms.asAdministrator(async (ctx) => {
    const [account] = await ctx.store.access.accountsBySubject(lms.issuer, 'client', ['6']);
    await accountParted(ctx, await partAccount(ctx, account!.id, 'not her'));
  });
  expect(await take()).toMatchObject([{ subject: '6', score: { given: 0 } }]);
});

test('what waits to go back of somebody who is erased never goes', async () => {
  await annOpened();
  await annCompletes();
  expect(await list()).toHaveLength(1);
  await lms.asAdministrator((ctx) => erasePerson(ctx, ann, 'she asked for it'));
  expect(await take()).toEqual([]);
  expect(await list()).toEqual([]);
});

test('a withdrawn completion is taken back where it was sent, and only there', async () => {
  await annOpened();
  const evidence = await annCompletes();
  await sent((await take())[0]!);
  await lms.asAdministrator((ctx) => withdrawEvidence(ctx, evidence, 'somebody else'));
  await plan();
  const [back] = await take();
  expect(back).toMatchObject({ score: { given: 0, sentGiven: 1 } });
  await sent(back!);
  expect(await list()).toMatchObject([{ state: 'sent', given: 0, sentGiven: 0 }]);
});

test('a completion that was withdrawn before it was sent never goes back', async () => {
  await annOpened();
  const evidence = await annCompletes();
  await lms.asAdministrator((ctx) => withdrawEvidence(ctx, evidence, 'somebody else'));
  await plan();
  expect(await list()).toEqual([]);
});

test('a completion that is withdrawn while it is being sent is taken back', async () => {
  await annOpened();
  const evidence = await annCompletes();
  const [taken] = await take();
  await lms.asAdministrator((ctx) => withdrawEvidence(ctx, evidence, 'somebody else'));
  await plan();
  await sent(taken!);
  expect(await take()).toMatchObject([{ score: { given: 0, sentGiven: 1 } }]);
});

test('what fails is tried again later and later, and given up after three days', async () => {
  await annOpened();
  await annCompletes();
  let tries = 0;
  for (; ; tries++) {
    const [taken] = await take();
    if (!taken) break;
    await failed(taken, BUSY);
    minutesLater(8 * 60);
  }
  expect(tries).toBe(20);
  expect(await list()).toMatchObject([{ state: 'refused', fault: { code: 'service.busy' }, attempts: 20 }]);
  await expect(lms.asAdministrator((ctx) => retryScore(ctx, 'nobody'))).rejects.toMatchObject({
    code: 'lms.not-found',
  });
  expect(await lms.asAdministrator((ctx) => retryScores(ctx, lms.registrationId))).toBe(1);
  await sent((await take())[0]!);
  const [done] = await list();
  expect(done).toMatchObject({ state: 'sent' });
  expect(done).not.toHaveProperty('fault');
});

test('what the LMS will not have is refused at once, and a person can try again', async () => {
  await annOpened();
  await annCompletes();
  await failed((await take())[0]!, NOT_A_LEARNER);
  const [refused] = await list();
  expect(refused).toMatchObject({ state: 'refused', fault: { sentence: 'Not enrolled.' } });
  await lms.asAdministrator((ctx) => retryScore(ctx, refused!.id));
  expect(await take()).toMatchObject([{ score: { attempts: 1 } }]);
});

test('a worker that is killed loses nothing: its score goes to another when the lease ends', async () => {
  await annOpened();
  await annCompletes();
  expect(await take()).toHaveLength(1);
  minutesLater(1);
  expect(await take()).toEqual([]);
  minutesLater(2);
  const [again] = await take();
  expect(again).toMatchObject({ score: { attempts: 2 } });
  // The LMS has it already from the worker that was killed.
  await failed(again!, NEWER);
  expect(await list()).toMatchObject([{ state: 'sent', sentGiven: 1 }]);
});

test('a newer score that is not ours is overtaken', async () => {
  await annOpened();
  await annCompletes();
  await failed((await take())[0]!, NEWER);
  expect(await list()).toMatchObject([{ state: 'failed' }]);
  minutesLater(2);
  expect(await take()).toHaveLength(1);
});

test('a roster joins nobody: whom we know learns by the links of the course, and whom we do not know waits', async () => {
  await annOpened({ learner: undefined });
  await annCompletes();
  expect(await take()).toEqual([]);
  const asked = await lms.asAdministrator((ctx) =>
    askForRoster(ctx, { registrationId: lms.registrationId, contextId: '2', isSiteWideMeant: false }),
  );
  await expect(
    lms.asAdministrator((ctx) =>
      askForRoster(ctx, { registrationId: lms.registrationId, contextId: '2', isSiteWideMeant: false }),
    ),
  ).rejects.toMatchObject({ code: 'lms.busy' });
  const taken = await lms.as(JOB, takeTask);
  expect(taken).toMatchObject({ id: asked.id, kind: 'roster', state: 'running' });
  const moved = await lms.as(JOB, (ctx) =>
    takeRosterPage(ctx, taken!, [
      { userId: '6', isActive: true, isLearner: true, givenName: 'Ann', familyName: 'Ash' },
      {
        userId: '7',
        isActive: true,
        isLearner: true,
        givenName: 'Bea',
        familyName: 'Birch',
        workEmail: 'bea@wat.example',
      },
      { userId: '8', isActive: false, isLearner: true, givenName: 'Gone', familyName: 'Away' },
      // Some LMSs list somebody once for each of her groups.
      { userId: '6', isActive: true, isLearner: true, givenName: 'Ann', familyName: 'Ash' },
    ]),
  );
  expect(moved).toMatchObject({ done: 4, counts: { joined: 1, unsure: 1, left: 1 } });
  const audited = await lms.asAdministrator((ctx) =>
    ctx.store.audit.entries({ action: 'lms.take-roster-page' }, { limit: 5 }),
  );
  expect(audited.rows).toMatchObject([{ after: { contextId: '2', joined: 1, unsure: 1, left: 1 } }]);
  await lms.as(JOB, (ctx) => noteTask(ctx, { ...moved, state: 'done' }));
  expect(await lms.asAdministrator((ctx) => lmsTask(ctx, asked.id))).toMatchObject({ state: 'done', endedAt: NOW });
  await plan();
  expect(await take()).toMatchObject([{ subject: '6' }]);
  const { rows } = await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE));
  expect(rows).toMatchObject([
    { unsure: { subject: '7', heardFrom: 'roster' }, candidates: [{ givenName: 'Bea', why: ['work-email', 'name'] }] },
  ]);
});

test('the roster of a whole site is read only by somebody who was told what it is', async () => {
  await annOpened({ context: { id: '1', title: 'Front page' } });
  const ask = (isSiteWideMeant: boolean) =>
    lms.asAdministrator((ctx) =>
      askForRoster(ctx, { registrationId: lms.registrationId, contextId: '1', isSiteWideMeant }),
    );
  await expect(ask(false)).rejects.toMatchObject({ code: 'lms.site-wide-roster' });
  expect(await ask(true)).toMatchObject({ state: 'waiting' });
});

test('a check is asked for once at a time', async () => {
  const check = () => lms.asAdministrator((ctx) => askForCheck(ctx, lms.registrationId));
  const { id } = await check();
  await expect(check()).rejects.toMatchObject({ code: 'lms.busy' });
  expect(await lms.asAdministrator((ctx) => latestTasks(ctx, lms.registrationId))).toMatchObject([{ id, steps: [] }]);
});
