import type { Context } from '../../context.ts';
import { insistOnConnected } from '../connections/connected.ts';
import { describedBy, keyOf, readEvent, toldBy } from './read-events.ts';
import type { LmsEvent, LmsEventResult } from '../said.ts';
import type { LmsCourse, LmsFact } from '../schema.ts';
import { settleFacts } from './settle-facts.ts';
import type { LmsCourseKey, LmsStores } from '../store.ts';
import { Facts } from './tell-facts.ts';
import { keepUnsure, whoAre, type UserSaid } from '../users/users.ts';

/**
 * Takes in what happened in the LMS of the connection that is asking. Whatever comes, in whichever order and however often, comes to the same: the
 * newest telling of a fact decides. What cannot count yet is kept and waits for its course, its person or both. One bad event refuses only itself.
 *
 * @param events - up to 100 as they were sent
 * @returns what became of each, in their order
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 * @source house
 */
export async function takeEvents(ctx: Context<LmsStores>, events: readonly unknown[]): Promise<LmsEventResult[]> {
  const connected = await insistOnConnected(ctx);
  const { registrationId } = connected;
  const { lms } = ctx.store;
  const read = events.map((sent) => readEvent(sent, ctx.now));
  const good = read.flatMap(({ event }) => (event === undefined ? [] : [event]));
  // Two batches at once may tell of the same fact, course or user for the first time.
  await lms.lockRegistration(registrationId);
  const lmsCourses = await coursesOf(ctx, registrationId, good);
  const courseOf = (event: LmsEvent) => lmsCourses.get(nameOfKey(keyOf(event, registrationId)))!;

  const keys = new Map(
    good.map((event) => {
      const key = { lmsCourseId: courseOf(event).id, subject: event.person.userId };
      return [JSON.stringify(key), key] as const;
    }),
  );
  const kinds = new Map([...lmsCourses.values()].map(({ id, kind }) => [id, kind]));
  const known = keys.size === 0 ? [] : await lms.factsBy([...keys.values()]);
  const facts = new Facts(known, kinds, ctx.newId);
  const taken = new Map(
    good.map((event) => [
      event,
      facts.take({ lmsCourse: courseOf(event), subject: event.person.userId, told: toldBy(event) }),
    ]),
  );

  const users = saidLast(good.filter(({ state }) => state === 'complete'));
  const people = await whoAre(ctx, connected, users);
  const changed = new Set(facts.changed().map(({ id }) => id));
  const toSettle = facts.all().filter((fact) => changed.has(fact.id) || isUnsettled(fact, people));
  const settled = await settleFacts(ctx, { registrationId, facts: toSettle, people });
  const byId = new Map([...facts.all(), ...settled].map((fact) => [fact.id, fact]));
  const waiting = new Set([...byId.values()].flatMap((fact) => (fact.waitsForPerson ? [fact.subject] : [])));
  const concerned = users.filter(({ said }) => waiting.has(said.userId) || people.has(said.userId));
  const found = await keepUnsure(ctx, registrationId, people, concerned, 'event');
  for (const subject of found) await lms.markPending({ registrationId, subject });
  await lms.noteHeard(connected.connection.id, { lastEventAt: ctx.now });

  return read.map(({ id, event, findings }): LmsEventResult => {
    const result = event && taken.get(event);
    if (result === undefined) return { id, outcome: 'refused', findings: [...(findings ?? [])] };
    const waitsFor = waitsForOf(byId.get(result.factId));
    return { id, outcome: result.outcome, ...(waitsFor.length > 0 && { waitsFor }) };
  });
}

/** The LMS courses that events are about, as they are stored from now on: new ones are parked until somebody says what they count as. */
async function coursesOf(
  ctx: Context<LmsStores>,
  registrationId: string,
  events: readonly LmsEvent[],
): Promise<ReadonlyMap<string, LmsCourse>> {
  if (events.length === 0) return new Map();
  const { lms } = ctx.store;
  const newest = new Map<string, LmsEvent>();
  for (const event of events) {
    const name = nameOfKey(keyOf(event, registrationId));
    const other = newest.get(name);
    if (other === undefined || Date.parse(other.occurredAt) < Date.parse(event.occurredAt)) newest.set(name, event);
  }
  const known = new Map(
    (await lms.lmsCoursesBy([...newest.values()].map((event) => keyOf(event, registrationId)))).map((each) => [
      nameOfKey(each),
      each,
    ]),
  );
  const courses = [...newest].map(([name, event]): LmsCourse => {
    const before = known.get(name);
    const fresh = { id: before?.id ?? ctx.newId(), registrationId, state: 'parked' as const, firstSeenAt: ctx.now };
    return { ...fresh, ...before, ...describedBy(event), lastFactAt: ctx.now };
  });
  await lms.saveLmsCourses(courses);
  return new Map(courses.map((each) => [nameOfKey(each), each]));
}

function nameOfKey({ kind, outsideId }: LmsCourseKey): string {
  return `${kind} ${outsideId}`;
}

/** What was said last of each user. */
function saidLast(events: readonly LmsEvent[]): readonly UserSaid[] {
  const users = new Map<string, UserSaid>();
  for (const { person, occurredAt } of events) {
    const other = users.get(person.userId);
    const saidAt = new Date(occurredAt).toISOString();
    if (other === undefined || other.saidAt <= saidAt) users.set(person.userId, { said: person, saidAt });
  }
  return [...users.values()];
}

/** Whether a fact that nothing new was told of may have something to say after all. */
function isUnsettled(fact: LmsFact, people: ReadonlyMap<string, unknown>): boolean {
  if (fact.state !== 'complete' || fact.completedAt === undefined) return false;
  return fact.waitsForPerson ? people.has(fact.subject) : !fact.waitsForCourse && fact.evidenceId === undefined;
}

function waitsForOf(fact: LmsFact | undefined): NonNullable<LmsEventResult['waitsFor']> {
  return [
    ...(fact?.waitsForCourse ? (['course'] as const) : []),
    ...(fact?.waitsForPerson ? (['person'] as const) : []),
  ];
}
