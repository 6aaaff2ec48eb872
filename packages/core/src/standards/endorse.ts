import { deciderOf } from '../access/who-decided.ts';
import { addMonths, dateOf, dayOf, localDate, type CalendarDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { course } from '../courses/actions.ts';
import { insistOnCourseVersion, insistOnSatisfiable } from '../courses/insist.ts';
import { DomainError } from '../errors.ts';
import { knownToSatisfy } from '../frameworks/known-ids.ts';
import { readingsToday } from '../frameworks/in-force/readings-today.ts';
import { agencyScope, insistOnAgency, PARTNERSHIP_ROLES, PEOPLE_ROLES } from '../scope.ts';
import { insistOnContent, insistOnWholeContent } from './check-answers.ts';
import { cut, mapped } from './endorsed-mapping.ts';
import { STANDARDS_OPTIONS } from './options.ts';
import type { EndorsementAsked, EndorsementDecision, StandardsErrorCode } from './schema.ts';
import { insistOnSets, standardSets } from './sets.ts';
import type { StandardsStores, StoredEndorsement } from './store.ts';

/** How long an agency's own declaration counts: it is made again with the two-yearly look at the content. */
const DECLARED_MONTHS = 24;

/**
 * Asks that an agency's own course counts, with its content item by item against the agreed minimum. Asking again before anybody decided
 * replaces what was asked. Where the partnership lets a declaration count, it counts from today.
 *
 * @throws `access.outside-your-agency`, `standards.own-course-only`, `standards.unknown-set`, `standards.unknown-standard`,
 *   `standards.evidence-needed`, `standards.content-incomplete`, `courses.not-found`, `courses.unknown-satisfies`, `courses.unknown-version`
 * @source Leeds, Local Context: introductory training in an agency is on the agreed minimum content; AMB-ST-1
 */
export async function askEndorsement(
  ctx: Context<StandardsStores>,
  asked: EndorsementAsked,
): Promise<StoredEndorsement> {
  insistOnAgency(agencyScope(ctx.actor, PEOPLE_ROLES), asked.agencyId);
  const { standards } = ctx.store;
  if ((await standards.lockOwner(asked.courseId)) !== asked.agencyId)
    throw new DomainError<StandardsErrorCode>(
      'standards.own-course-only',
      'An agency can only ask for a course of its own. Add it as your own course first.',
    );
  await insistOnWhatItSatisfies(ctx, asked);
  const [set] = insistOnSets(await standardSets(ctx), [asked.setId], ['content']);
  const isDeclared = (await readingsToday(ctx, STANDARDS_OPTIONS))['AMB-ST-1'] === 'b';
  if (isDeclared) insistOnWholeContent(set!, asked.content);
  else insistOnContent(set!, asked.content);

  const before = (await standards.endorsementsOfCourse(asked.courseId)).find(
    ({ setId, version, state }) => setId === asked.setId && version === asked.version && state === 'asked',
  );
  // Read again under a lock: somebody may decide of it at this moment, and then this is another request.
  const waiting = before && (await standards.lockEndorsement(before.id));
  const id = waiting?.state === 'asked' ? waiting.id : ctx.newId();
  const kept: StoredEndorsement = {
    ...asked,
    id,
    state: 'asked',
    askedAt: ctx.now,
    askedBy: deciderOf(ctx),
    ...(isDeclared ? await declared(ctx, asked) : {}),
  };
  await standards.saveEndorsement(kept);
  await record(ctx, {
    action: isDeclared ? 'standards.declare' : 'standards.ask-endorsement',
    subject: { kind: 'endorsement', id },
    // What shows that an item is met names people at times: that stands in the request, where it can be emptied.
    after: { ...asked, content: asked.content.map(({ standardId, state }) => [standardId, state]) },
  });
  return kept;
}

async function declared(
  ctx: Context<StandardsStores>,
  asked: EndorsementAsked,
): Promise<Pick<StoredEndorsement, 'state' | 'from' | 'expiresOn' | 'mappingId'>> {
  const from = localDate(ctx.now, ctx.timeZone);
  const dates = { from, expiresOn: dateOf(addMonths(dayOf(from), DECLARED_MONTHS) - 1) };
  return { state: 'declared', ...dates, mappingId: (await mapped(ctx, { ...asked, ...dates })).id };
}

/**
 * Endorses an agency's own course between two days, or refuses it with why. Only completions between those days count; everybody who has
 * one is judged again. A course that counted by declaration counts by the endorsement from then on.
 *
 * @throws `access.not-permitted`, `standards.endorsement-not-found`, `standards.already-decided`, `standards.dates-reversed`,
 *   `standards.before-asked`, `standards.content-incomplete`, `standards.unknown-set`
 * @source house
 */
export async function decideEndorsement(
  ctx: Context<StandardsStores>,
  decision: EndorsementDecision,
): Promise<StoredEndorsement> {
  insistOnEndorser(ctx);
  const before = await lockedEndorsement(ctx, decision.id);
  if (before.state !== 'asked' && before.state !== 'declared')
    throw new DomainError<StandardsErrorCode>(
      'standards.already-decided',
      'This request has been decided. The agency can ask again.',
    );
  const decided = { decidedAt: ctx.now, decidedBy: deciderOf(ctx), why: decision.why };
  const after: StoredEndorsement =
    decision.decision === 'refused'
      ? { ...before, ...decided, state: 'refused', ...(await withdrawn(ctx, before)) }
      : { ...before, ...decided, state: 'endorsed', ...(await endorsed(ctx, before, decision)) };
  await ctx.store.standards.saveEndorsement(after);
  await record(ctx, {
    action: decision.decision === 'refused' ? 'standards.refuse-endorsement' : 'standards.endorse',
    subject: { kind: 'endorsement', id: after.id },
    before: { state: before.state, from: before.from, expiresOn: before.expiresOn },
    after: { state: after.state, from: after.from, expiresOn: after.expiresOn, satisfies: after.satisfies },
    why: decision.why,
  });
  return after;
}

async function endorsed(
  ctx: Context<StandardsStores>,
  before: StoredEndorsement,
  { from, expiresOn }: { readonly from: CalendarDate; readonly expiresOn: CalendarDate },
): Promise<Pick<StoredEndorsement, 'from' | 'expiresOn' | 'mappingId'>> {
  if (expiresOn < from)
    throw new DomainError<StandardsErrorCode>(
      'standards.dates-reversed',
      'The last day must not be before the first.',
      { field: 'expiresOn' },
    );
  const askedOn = localDate(before.askedAt, ctx.timeZone);
  if (from < askedOn)
    throw new DomainError<StandardsErrorCode>(
      'standards.before-asked',
      `It was asked for on ${askedOn}. Completions before that day cannot be made to count.`,
      { field: 'from', askedOn },
    );
  const [set] = insistOnSets(await standardSets(ctx), [before.setId], ['content']);
  insistOnWholeContent(set!, before.content);
  const { mappingId: was, ...asked } = before;
  const isCounting = before.state === 'declared' && before.from !== undefined && before.from < from;
  // What was completed under the declaration stands.
  if (isCounting) await cut(ctx, before, dateOf(dayOf(from) - 1));
  const { id } = await mapped(ctx, { ...asked, from, expiresOn, mappingId: isCounting ? undefined : was });
  return { from, expiresOn, mappingId: id };
}

/**
 * Ends an endorsement, or a declaration, with a last day whose completions count. What was completed until then stands.
 *
 * @param input.on - the last day; the day before the first one when nothing was to count at all
 * @throws `access.not-permitted`, `standards.endorsement-not-found`, `standards.already-decided` when it does not count,
 *   `standards.dates-reversed` when it would last longer than before, or end before it began
 * @source house
 */
export async function endEndorsement(
  ctx: Context<StandardsStores>,
  { id, on, why }: { readonly id: string; readonly on: CalendarDate; readonly why: string },
): Promise<StoredEndorsement> {
  insistOnEndorser(ctx);
  const before = await lockedEndorsement(ctx, id);
  if ((before.state !== 'endorsed' && before.state !== 'declared') || before.from === undefined)
    throw new DomainError<StandardsErrorCode>('standards.already-decided', 'Only what counts can be ended.');
  if (on < dateOf(dayOf(before.from) - 1) || (before.expiresOn !== undefined && on > before.expiresOn))
    throw new DomainError<StandardsErrorCode>(
      'standards.dates-reversed',
      'It ends between the day before its first and its last day. To let it count longer, endorse it again.',
      { field: 'on' },
    );
  const after: StoredEndorsement = {
    ...before,
    state: 'ended',
    expiresOn: on,
    why,
    decidedAt: ctx.now,
    decidedBy: deciderOf(ctx),
  };
  await cut(ctx, before, on);
  await ctx.store.standards.saveEndorsement(after);
  await record(ctx, {
    action: 'standards.end-endorsement',
    subject: { kind: 'endorsement', id },
    before: { state: before.state, expiresOn: before.expiresOn },
    after: { state: 'ended', expiresOn: on },
    why,
  });
  return after;
}

/** What counted by declaration until it was refused stands until yesterday. */
async function withdrawn(
  ctx: Context<StandardsStores>,
  before: StoredEndorsement,
): Promise<Pick<StoredEndorsement, 'expiresOn'>> {
  if (before.from === undefined) return {};
  const on = dateOf(dayOf(localDate(ctx.now, ctx.timeZone)) - 1);
  await cut(ctx, before, on);
  return { expiresOn: on };
}

async function insistOnWhatItSatisfies(ctx: Context<StandardsStores>, asked: EndorsementAsked): Promise<void> {
  insistOnSatisfiable(asked.satisfies, knownToSatisfy(await ctx.store.frameworks.packs()));
  insistOnCourseVersion(await course(ctx, asked.courseId), asked.version);
}

function insistOnEndorser(ctx: Context): void {
  if (!agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError(
      'access.not-permitted',
      'Only a coordinator or an administrator decides whether an agency’s own course counts.',
    );
}

async function lockedEndorsement(ctx: Context<StandardsStores>, id: string): Promise<StoredEndorsement> {
  const found = await ctx.store.standards.lockEndorsement(id);
  if (found) return found;
  throw new DomainError<StandardsErrorCode>('standards.endorsement-not-found', 'There is no such request.');
}
