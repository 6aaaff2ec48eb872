import type { Account } from '../access/index.ts';
import { pathwayOf, type ComplianceStores, type PathwayRow, type State } from '../compliance/index.ts';
import { dayOf, localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { insistOnConnected, type Connected } from './connected.ts';
import type { LmsStores } from './store.ts';

/** One thing that is due, in words. */
export interface DueRow {
  readonly title: string;
  readonly state: State;
  readonly dueOn?: string;
  readonly daysOverdue?: number;
  readonly because: string;
}

/** What is due for a user of an LMS, or that nobody knows yet who she is. */
export type Due =
  | {
      readonly state: 'joined';
      readonly asAt: string;
      readonly counts: Readonly<Record<State, number>>;
      /** The most pressing first, five at most. */
      readonly rows: DueRow[];
      readonly more: number;
    }
  | { readonly state: 'not-joined' };

const ROWS = 5;
/** What a person should look at, the most pressing first. */
const PRESSING: readonly State[] = ['overdue', 'due-soon', 'upcoming', 'unknown'];

/**
 * What is due today for a user of the LMS that is asking: only for somebody whose account was joined through its own registration.
 *
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 */
export async function dueFor(
  ctx: Context<LmsStores & ComplianceStores>,
  { userId }: { readonly userId: string },
): Promise<Due> {
  const account = await accountOf(ctx, await insistOnConnected(ctx), userId);
  const personId = account?.state === 'joined' ? account.personId : undefined;
  const person = personId === undefined ? undefined : await ctx.store.people.person(personId);
  if (personId === undefined || person === undefined || person.erasedAt !== undefined) return { state: 'not-joined' };
  const posts = await ctx.store.people.postsOf([personId]);
  const asAt = localDate(ctx.now, ctx.timeZone);
  // The LMS asks for her, so it is told what she would see herself.
  const requirements =
    posts.length === 0
      ? []
      : (await pathwayOf({ ...ctx, actor: { ...ctx.actor, personId } }, personId, asAt)).requirements;
  const counts: Record<State, number> = {
    overdue: 0,
    'due-soon': 0,
    current: 0,
    upcoming: 0,
    unknown: 0,
    exempt: 0,
  };
  for (const { state } of requirements) counts[state] += 1;
  const pressing = requirements.filter(({ state }) => PRESSING.includes(state)).toSorted(byPressure);
  return {
    state: 'joined',
    asAt,
    counts,
    rows: pressing.slice(0, ROWS).map((row) => dueRow(row, asAt)),
    more: Math.max(0, pressing.length - ROWS),
  };
}

function byPressure(one: PathwayRow, other: PathwayRow): number {
  return (
    PRESSING.indexOf(one.state) - PRESSING.indexOf(other.state) ||
    (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') ||
    one.title.localeCompare(other.title, 'en-GB')
  );
}

function dueRow({ title, state, dueOn, heldOn, because }: PathwayRow, asAt: string): DueRow {
  return {
    title,
    state,
    ...(dueOn !== null && { dueOn }),
    ...(state === 'overdue' && dueOn !== null && { daysOverdue: dayOf(asAt) - dayOf(dueOn) }),
    because: inWords(state, heldOn, because.intervalMonths),
  };
}

function inWords(state: State, heldOn: string | null, intervalMonths: number | null): string {
  if (state === 'unknown') return 'It cannot be judged yet.';
  const every = intervalMonths === null ? 'Asked for once.' : `Asked for every ${intervalMonths} months.`;
  return heldOn === null ? `${every} Not completed yet.` : `${every} Last completed on ${heldOn}.`;
}

/** One thing that is held about a user of an LMS. */
export interface SubjectRecord {
  readonly title: string;
  readonly data: Record<string, unknown>;
}

/**
 * What is held about a user of the LMS that is asking because the LMS told it, or she came from there.
 *
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 * @source UK GDPR article 15
 */
export async function exportSubjectOf(
  ctx: Context<LmsStores>,
  { userId }: { readonly userId: string },
): Promise<{ readonly records: SubjectRecord[] }> {
  const connected = await insistOnConnected(ctx);
  const { lms } = ctx.store;
  const { registrationId } = connected;
  const account = await accountOf(ctx, connected, userId);
  const [unsure] = await lms.unsurePeopleBy(registrationId, [userId]);
  const facts = await lms.factsOfSubject(registrationId, userId);
  await record(ctx, {
    action: 'lms.subject-export',
    subject: { kind: 'connection', id: connected.connection.id },
    ...(account?.state === 'joined' && { personId: account.personId }),
  });
  return {
    records: [
      ...(account
        ? [
            {
              title: 'Account in Trellis',
              data: {
                name: account.shownName ?? null,
                lastSeenAt: account.lastSeenAt,
                state: account.state,
                ownRecord:
                  account.state === 'joined'
                    ? 'This account is joined to a record of training that the employer keeps in Trellis. Its copy is given by Trellis: open My learning, or ask the employer.'
                    : 'This account is not joined to anybody’s record.',
              },
            },
          ]
        : []),
      ...(unsure && Object.keys(unsure.said).length > 0
        ? [{ title: 'What this site says of you', data: { ...unsure.said, since: unsure.firstSeenAt } }]
        : []),
      ...facts.map(({ title, state, completedAt, grade, occurredAt, evidenceId }) => ({
        title: `Completion: ${title}`,
        data: {
          state,
          completedAt: completedAt ?? null,
          grade: grade ?? null,
          toldAt: occurredAt,
          isOnRecord: evidenceId !== undefined,
        },
      })),
    ],
  };
}

/** What was erased of a user of an LMS, and what stays. */
export interface SubjectErased {
  readonly erased: { readonly account: boolean; readonly facts: number };
  readonly kept: string;
}

const KEPT_NOTHING = 'Nothing is kept.';
const KEPT_RECORD =
  'The training record that the employer keeps stays, with the dates of completed training but without any link to this site. Ask the employer to erase it.';

/**
 * Erases what came through the LMS that is asking about one of its users: her account with whatever identifies her in the LMS, what the LMS said of
 * her, its facts and what was to be sent back. The record that her employer keeps stays, with the dates of what she completed.
 *
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 * @source UK GDPR article 17
 * @source house a training record is kept by the employer under a duty of its own; figures do not move because somebody leaves an LMS
 */
export async function eraseSubjectOf(
  ctx: Context<LmsStores>,
  { userId }: { readonly userId: string },
): Promise<SubjectErased> {
  const connected = await insistOnConnected(ctx);
  const { lms } = ctx.store;
  const { registrationId } = connected;
  await lms.lockRegistration(registrationId);
  const account = await accountOf(ctx, connected, userId);
  const facts = await lms.removeFacts(registrationId, userId);
  await lms.removeUnsurePerson(registrationId, userId);
  if (account) await forget(ctx, account);
  await record(ctx, {
    action: 'lms.subject-erase',
    subject: { kind: 'connection', id: connected.connection.id },
    ...(account?.state === 'joined' && { personId: account.personId }),
    after: { account: account !== undefined, facts },
  });
  return {
    erased: { account: account !== undefined, facts },
    kept: account?.state === 'joined' ? KEPT_RECORD : KEPT_NOTHING,
  };
}

/** Leaves of an account what audit entries point at, which says nothing of anybody. */
async function forget(ctx: Context<LmsStores>, account: Account): Promise<void> {
  const { access, lms } = ctx.store;
  await access.endSessions(account.id);
  for (const held of await access.grantsOf({ accountId: account.id })) await access.removeGrant(held.id);
  for (const { statedStaffNumber: _, ...request } of await access.joinRequestsOf(account.id))
    await access.saveJoinRequest({
      ...request,
      statedName: '',
      state: request.state === 'waiting' ? 'refused' : request.state,
    });
  await lms.forgetLearner(account.id);
  const { id, issuer, clientId, lastSeenAt } = account;
  await access.saveAccount({ id, issuer, clientId, subject: `erased ${id}`, state: 'unknown', lastSeenAt });
}

async function accountOf(
  ctx: Context<LmsStores>,
  { issuer, clientId }: Connected,
  userId: string,
): Promise<Account | undefined> {
  const [account] = await ctx.store.access.accountsBySubject(issuer, clientId, [userId]);
  return account;
}
