import { pathwayOf, type ComplianceStores, type PathwayRow, type State } from '../compliance/index.ts';
import { dayOf, localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { insistOnConnected } from './connections/connected.ts';
import type { Due, DueRow, LmsUser } from './plugin-answers.ts';
import type { LmsStores } from './store.ts';

const ROWS = 5;
/** What a person should look at, the most pressing first. */
const PRESSING: readonly State[] = ['overdue', 'due-soon', 'upcoming', 'unknown'];

/**
 * What is due today for a user of the LMS that is asking: only for somebody whose account was joined through its own registration.
 *
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 */
export async function dueFor(ctx: Context<LmsStores & ComplianceStores>, { userId }: LmsUser): Promise<Due> {
  const { issuer, clientId } = await insistOnConnected(ctx);
  const [account] = await ctx.store.access.accountsBySubject(issuer, clientId, [userId]);
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

function dueRow(row: PathwayRow, asAt: string): DueRow {
  const { title, state, dueOn } = row;
  return {
    title,
    state,
    ...(dueOn !== null && { dueOn }),
    ...(state === 'overdue' && dueOn !== null && { daysOverdue: dayOf(asAt) - dayOf(dueOn) }),
    because: inWords(row),
  };
}

function inWords({ state, heldOn, asks, progress, because: { kind } }: PathwayRow): string {
  if (state === 'unknown') return 'It cannot be judged yet.';
  const isAmount = kind === 'hours' || kind === 'count';
  const far = isAmount && progress ? ` ${progress.accepted} of ${progress.required} accepted.` : '';
  const done = heldOn === null ? 'Not completed yet.' : `Last completed on ${heldOn}.`;
  return `Asked for ${asks}.${far} ${done}`;
}
