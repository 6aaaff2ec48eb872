import type { Account } from '../access/index.ts';
import { record, type Context } from '../context.ts';
import { connectionEverOfActor } from './connections/connected.ts';
import { factsOnRecord } from './facts/on-record.ts';
import type { LmsUser, SubjectErased, SubjectExport, SubjectRecord } from './plugin-answers.ts';
import type { LmsStores } from './store.ts';

/** One user of an LMS under one of the registrations that it ever had: it registers again when the tool is made again there, or a new code is used. */
interface Subject {
  readonly registrationId: string;
  readonly userId: string;
  readonly account?: Account | undefined;
}

/** One kind of what comes to be held because of an LMS: how the user is told of it, and how it goes. */
interface Held {
  tell(ctx: Context<LmsStores>, subject: Subject): Promise<readonly SubjectRecord[]>;
  erase(ctx: Context<LmsStores>, subject: Subject): Promise<unknown>;
}

const HELD_FOR_EMPLOYER =
  'This account is joined to a record of training that the employer keeps in Trellis. Its copy is given by Trellis: open My learning, or ask the employer.';
const KEPT_RECORD =
  'The training record that the employer keeps stays, with the dates of completed training but without any link to this site. Ask the employer to erase it.';
const KEPT_NOTHING_MORE =
  'We hold nothing more that came through this site. A training record that an employer keeps is not touched by this; ask the employer about it.';

const unsure: Held = {
  async tell({ store }, { registrationId, userId }) {
    const [found] = await store.lms.unsurePeopleBy(registrationId, [userId]);
    if (found === undefined) return [];
    const { said, firstSeenAt, lastSeenAt, state } = found;
    return [{ title: 'What this site says of you', data: { ...said, since: firstSeenAt, lastSeenAt, state } }];
  },
  erase: ({ store }, { registrationId, userId }) => store.lms.removeUnsurePerson(registrationId, userId),
};

const facts: Held = {
  async tell(ctx, { registrationId, userId }) {
    const found = await ctx.store.lms.factsOfSubject(registrationId, userId);
    const onRecord = await factsOnRecord(ctx, found);
    return found.map(({ id, title, state, completedAt, grade, occurredAt }) => ({
      title: `Completion: ${title}`,
      data: {
        state,
        completedAt: completedAt ?? null,
        grade: grade ?? null,
        toldAt: occurredAt,
        isOnRecord: onRecord.has(id),
      },
    }));
  },
  erase: ({ store }, { registrationId, userId }) => store.lms.removeFacts(registrationId, userId),
};

const learning = ofAccount({
  async tell({ store }, { id }) {
    return (await store.lms.learningOf(id)).map(({ courseRef, linkTitle, score }) => ({
      title: `Course placed in this site: ${linkTitle ?? courseRef}`,
      data: {
        course: courseRef,
        completionSentBack: score === undefined ? null : { given: score.given, state: score.state },
        sentAt: score?.sentAt ?? null,
      },
    }));
  },
  erase: ({ store }, { id }) => store.lms.forgetLearner(id),
});

const joinRequests = ofAccount({
  async tell({ store }, { id }) {
    return (await store.access.joinRequestsOf(id)).map(({ statedName, statedStaffNumber, requestedAt, state }) => ({
      title: 'Your request to be joined to a record',
      data: { statedName, statedStaffNumber: statedStaffNumber ?? null, requestedAt, state },
    }));
  },
  async erase({ store: { access } }, { id }) {
    for (const { statedStaffNumber: _, ...request } of await access.joinRequestsOf(id))
      await access.saveJoinRequest({
        ...request,
        statedName: '',
        state: request.state === 'waiting' ? 'refused' : request.state,
      });
  },
});

const grants = ofAccount({
  async tell({ store }, { id }) {
    return (await store.access.grantsOf({ accountId: id })).map(({ role }) => ({
      title: 'Role in Trellis',
      data: { role },
    }));
  },
  async erase({ store: { access } }, { id }) {
    for (const held of await access.grantsOf({ accountId: id })) await access.removeGrant(held.id);
  },
});

const sessions = ofAccount({
  async tell({ store }, { id }) {
    return (await store.access.sessionsOf(id)).map(({ expiresAt }) => ({
      title: 'Signed in',
      data: { until: expiresAt },
    }));
  },
  erase: ({ store }, { id }) => store.access.endSessions(id),
});

const account = ofAccount({
  tell: (_, { shownName, lastSeenAt, state }) =>
    Promise.resolve([
      {
        title: 'Account in Trellis',
        data: {
          name: shownName ?? null,
          lastSeenAt,
          state,
          ownRecord: state === 'joined' ? HELD_FOR_EMPLOYER : 'This account is not joined to anybody’s record.',
        },
      },
    ]),
  // What audit entries point at stays, which says nothing of anybody.
  erase: ({ store }, { id, issuer, clientId, lastSeenAt }) =>
    store.access.saveAccount({ id, issuer, clientId, subject: `erased ${id}`, state: 'unknown', lastSeenAt }),
});

/** All that comes to be held because of an LMS. What is told is what goes. */
const HELD: readonly Held[] = [account, unsure, facts, learning, joinRequests, grants, sessions];

function ofAccount(held: {
  tell(ctx: Context<LmsStores>, account: Account): Promise<readonly SubjectRecord[]>;
  erase(ctx: Context<LmsStores>, account: Account): Promise<unknown>;
}): Held {
  return {
    tell: async (ctx, { account: hers }) => (hers === undefined ? [] : held.tell(ctx, hers)),
    erase: async (ctx, { account: hers }) => (hers === undefined ? undefined : held.erase(ctx, hers)),
  };
}

/**
 * What is held about a user of the LMS that is asking because the LMS told it, or she came from there, under whatever registration and connection of it.
 *
 * @throws `access.not-permitted`, `lms.disconnected` when there is no such connection; one that was switched off may ask
 * @source UK GDPR article 15
 */
export async function exportSubjectOf(ctx: Context<LmsStores>, { userId }: LmsUser): Promise<SubjectExport> {
  const connection = await connectionEverOfActor(ctx);
  const subjects = await subjectsOf(ctx, connection.id, userId);
  await noteRequest(ctx, 'lms.subject-export', connection.id, subjects);
  const records: SubjectRecord[] = [];
  for (const subject of subjects) for (const held of HELD) records.push(...(await held.tell(ctx, subject)));
  return { records };
}

/**
 * Erases what came through the LMS that is asking about one of its users: her account with whatever identifies her in the LMS, what the LMS said of
 * her, its facts and what was to be sent back. The record that her employer keeps stays, with the dates of what she completed.
 *
 * @throws `access.not-permitted`, `lms.disconnected` when there is no such connection; one that was switched off may ask
 * @source UK GDPR article 17
 * @source house a training record is kept by the employer under a duty of its own; figures do not move because somebody leaves an LMS
 */
export async function eraseSubjectOf(ctx: Context<LmsStores>, { userId }: LmsUser): Promise<SubjectErased> {
  const connection = await connectionEverOfActor(ctx);
  const { lms } = ctx.store;
  for (const { id } of await lms.registrationsOfSite(connection.id)) await lms.lockRegistration(id);
  const subjects = await subjectsOf(ctx, connection.id, userId);
  let gone = 0;
  for (const subject of subjects) {
    gone += (await lms.factsOfSubject(subject.registrationId, userId)).length;
    for (const held of HELD) await held.erase(ctx, subject);
  }
  const erased = { account: subjects.some((each) => each.account !== undefined), facts: gone };
  await noteRequest(ctx, 'lms.subject-erase', connection.id, subjects, erased);
  const isJoined = subjects.some((each) => each.account?.state === 'joined');
  return { erased, kept: isJoined ? KEPT_RECORD : KEPT_NOTHING_MORE };
}

async function subjectsOf(ctx: Context<LmsStores>, connectionId: string, userId: string): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const { id, issuer, clientId } of await ctx.store.lms.registrationsOfSite(connectionId)) {
    const [hers] = await ctx.store.access.accountsBySubject(issuer, clientId, [userId]);
    subjects.push({ registrationId: id, userId, account: hers });
  }
  return subjects;
}

async function noteRequest(
  ctx: Context<LmsStores>,
  action: string,
  connectionId: string,
  subjects: readonly Subject[],
  after?: SubjectErased['erased'],
): Promise<void> {
  const personId = subjects.find((each) => each.account?.state === 'joined')?.account?.personId;
  await record(ctx, {
    action,
    subject: { kind: 'connection', id: connectionId },
    ...(personId !== undefined && { personId }),
    ...(after !== undefined && { after }),
  });
}
