import type { AccountId, EvidenceId, PersonId } from '@trellis/core';
import type { EvidenceKind } from '@trellis/core/evidence';
import type { GradedLink, LmsContext, Score } from '@trellis/core/lms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lmsWork } from '../door/lms-work.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { enrol, noon, registerLms } from './lms.fixture.ts';

const inAMinute = '2026-04-10T12:01:00.000Z';
const later = '2026-04-10T13:00:00.000Z';
const page = { limit: 50 };
const kinds: readonly EvidenceKind[] = ['completion', 'award'];
const [ann, zoe] = ['ann', 'zoe'] as [PersonId, PersonId];
const [annsAccount, zoesAccount] = ['account-ann', 'account-zoe'] as [AccountId, AccountId];

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
let link: GradedLink;
let score: Score;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  const registrationId = await registerLms(database, north);
  await enrol(north, 'ann', '7');
  await enrol(north, 'zoe', '8');
  await north.at(noon, ({ lms }) => lms.markJoined());
  link = {
    id: 'link',
    registrationId,
    deploymentId: '1',
    contextId: '4',
    resourceLinkId: 'r',
    title: 'Do the basics',
    courseRef: 'SG1',
    lineItemUrl: 'https://lms.example/item',
  };
  score = {
    id: 'score',
    linkId: 'link',
    accountId: annsAccount,
    personId: ann,
    given: 1,
    state: 'waiting',
    attempts: 0,
  };
});
afterAll(() => database.close());

const evidence = (id: string, kind: EvidenceKind, withdrawn = false) => ({
  id: id as EvidenceId,
  personId: ann,
  kind,
  courseRef: 'SG1',
  satisfies: [],
  achievedOn: '2026-01-01',
  withdrawn,
});

describe('contexts and links', () => {
  test('a context keeps what a later launch does not say, and the one seen last comes first', async () => {
    const { registrationId } = link;
    const place: LmsContext = {
      registrationId,
      deploymentId: '1',
      contextId: '4',
      title: 'Basics',
      membershipsUrl: 'https://lms.example/members',
      isSiteWide: false,
      lastSeenAt: later,
    };
    await north.at(noon, async ({ lms }) => {
      await lms.noteContext({ ...place, rosterReadAt: later });
      const { title: _, membershipsUrl: __, ...bare } = place;
      await lms.noteContext({ ...bare, lineItemsUrl: 'https://lms.example/items', lastSeenAt: noon });
      const known = { ...place, lineItemsUrl: 'https://lms.example/items', rosterReadAt: later };
      expect(await lms.context(registrationId, '4')).toEqual(known);
      expect(await lms.context(registrationId, '5')).toBeUndefined();
      await lms.noteContext({ ...bare, contextId: '1', isSiteWide: true, lastSeenAt: inAMinute });
      const first = await lms.contexts(registrationId, { limit: 1 });
      expect(first.rows).toEqual([known]);
      const second = await lms.contexts(registrationId, { limit: 1, after: first.after });
      expect(second.rows.map((row) => row.contextId)).toEqual(['1']);
      await expect(lms.contexts('another', { limit: 1, after: first.after })).rejects.toMatchObject({
        code: 'paging.unknown-cursor',
      });
    });
  });

  test('a link is noted under one id however often it is opened, and is what it was last', async () => {
    await north.at(noon, async ({ lms }) => {
      expect(await lms.noteLink(link, annsAccount)).toEqual(link);
      const moved = { ...link, id: 'another id', courseRef: 'SG2' };
      expect(await lms.noteLink(moved, annsAccount)).toEqual({ ...moved, id: 'link' });
      expect(await lms.noteLink(link, undefined)).toEqual(link);
      expect(await lms.linksOf(link.registrationId, '4')).toEqual([link]);
      expect(await lms.linksOf(link.registrationId, '5')).toEqual([]);
    });
  });
});

describe('scores', () => {
  test('are due where somebody learns by a link, and held while a completion of its course stands', async () => {
    const due = () => north.at(noon, ({ lms }) => lms.scoresDue([ann, zoe], kinds));
    const hers = { link, accountId: annsAccount, personId: ann, isHeld: false };
    expect(await due()).toEqual([hers]);
    await north.at(noon, ({ evidence: store }) => store.save([evidence('e1', 'attendance'), evidence('e2', 'award')]));
    expect(await due()).toEqual([{ ...hers, isHeld: true }]);
    await north.at(later, ({ evidence: store }) => store.save([evidence('e2', 'award', true)]));
    expect(await due()).toEqual([hers]);
    await north.at(noon, async ({ lms }) => {
      await lms.addLearners('link', [annsAccount, zoesAccount, zoesAccount]);
      await lms.saveScores([score]);
    });
    expect(await due()).toEqual([
      { ...hers, score },
      { link, accountId: zoesAccount, personId: zoe, isHeld: false },
    ]);
    expect(await south.at(noon, ({ lms }) => lms.scoresDue([ann, zoe], kinds))).toEqual([]);
  });

  test('are taken once each while the lease lasts, and again after it when the worker died', async () => {
    expect(await lmsWork(database.app, noon)).toEqual([north.id]);
    const take = (at: string, until: string) => north.at(at, ({ lms }) => lms.takeScores(at, until, 10));
    const taken = await Promise.all([take(noon, inAMinute), take(noon, inAMinute)]);
    expect(taken.flat()).toEqual([
      { score: { ...score, attempts: 1, nextTryAt: inAMinute, lastTriedAt: noon }, link, subject: '7' },
    ]);
    expect(await lmsWork(database.app, noon)).toEqual([]);
    expect(await take(inAMinute, later)).toMatchObject([{ score: { attempts: 2 } }]);
  });

  test('of one link and account there is one, under the id that it had first', async () => {
    await north.at(noon, async ({ lms }) => {
      const sent: Score = {
        ...score,
        id: 'second',
        state: 'sent',
        sentGiven: 1,
        attempts: 2,
        sentAt: later,
        lastTriedAt: later,
      };
      await lms.saveScores([sent]);
      expect(await lms.score('score')).toEqual({ ...sent, id: 'score' });
      expect(await lms.score('second')).toBeUndefined();
      expect(await lms.takeScores('2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z', 10)).toEqual([]);
    });
  });

  test('are listed with those first that need a person, counted, and tried again together', async () => {
    const fault = { code: 'score.not-a-learner', sentence: 'She is not a learner there.' };
    const zoes: Score = {
      ...score,
      id: 'zoes',
      accountId: zoesAccount,
      personId: zoe,
      state: 'refused',
      attempts: 1,
      fault,
    };
    const { registrationId } = link;
    await north.at(noon, ({ lms }) => lms.saveScores([zoes]));
    await north.at(later, async ({ lms }) => {
      await lms.saveScores([{ ...score, given: 0, sentGiven: 1, state: 'failed', attempts: 1, nextTryAt: later }]);
      const first = await lms.listScores({ registrationId }, { limit: 1 });
      const words = { courseRef: 'SG1', linkTitle: 'Do the basics', contextTitle: 'Basics', familyName: 'Baker' };
      expect(first.rows).toEqual([{ ...zoes, ...words, givenName: 'zoe' }]);
      const second = await lms.listScores({ registrationId }, { limit: 1, after: first.after });
      expect(second.rows).toMatchObject([{ id: 'score', given: 0, givenName: 'ann' }]);
      expect(second.after).toBeUndefined();
      expect((await lms.listScores({ registrationId, state: 'failed' }, page)).rows).toHaveLength(1);
      expect(await lms.scoreCounts(registrationId)).toEqual({ waiting: 0, failed: 1, sent: 0, refused: 1 });
      expect(await lms.retryScores(registrationId)).toBe(2);
      expect(await lms.scoreCounts(registrationId)).toEqual({ waiting: 2, failed: 0, sent: 0, refused: 0 });
      expect(await lms.score('zoes')).toEqual({ ...zoes, state: 'waiting', attempts: 0 });
      expect(await lms.takeScores(noon, later, 1)).toHaveLength(1);
    });
  });

  test('and links of somebody who is forgotten go with her account', async () => {
    await north.at(noon, async ({ lms }) => {
      await lms.removeScores([]);
      await lms.removeScores(['zoes']);
      await lms.forgetLearner(annsAccount);
      expect(await lms.score('score')).toBeUndefined();
      expect(await lms.scoresDue([ann, zoe], kinds)).toMatchObject([{ personId: 'zoe' }]);
    });
  });

  test('of somebody whose account was parted are not due', async () => {
    await north.at(noon, async ({ lms, access }) => {
      const account = (await access.account(zoesAccount))!;
      await access.saveAccount({ ...account, state: 'waiting' });
      expect(await lms.scoresDue([zoe], kinds)).toEqual([]);
    });
  });
});
