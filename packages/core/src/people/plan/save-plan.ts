import { canonicalJson } from '../../canonical-json.ts';
import { recordAll, type AuditEntry, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import type { Change, PeoplePlan } from './plan-people.ts';
import type { PeopleErrorCode, Person } from '../schema.ts';
import type { PeopleStores } from '../store.ts';

/**
 * Stores what a plan changes with one audit entry per agency and person, and says who must be judged again.
 *
 * @throws `people.changed-meanwhile` when somebody is no longer as they were read: nothing is kept, and the same may be asked again
 */
export async function savePlan(ctx: Context<PeopleStores>, plan: PeoplePlan, action: string): Promise<void> {
  const { people: store } = ctx.store;
  // What an agency is decides which requirements its posts have. Said before anybody is locked who may wait for whoever changes rules.
  const rekinded = plan.agencies
    .filter(({ before, after }) => before !== undefined && before.kind !== after.kind)
    .map(({ after }) => after.id);
  if (rekinded.length > 0) await ctx.changeRules({ why: 'agency-kind-changed', who: () => store.peopleIn(rekinded) });
  if (plan.agencies.length > 0) await store.saveAgencies(plan.agencies.map(({ after }) => after));
  await lockAsRead(ctx, plan.people);
  if (plan.people.length > 0) await store.savePeople(plan.people.map(({ after }) => after));
  if (plan.posts.length > 0) await store.savePosts(plan.posts.map(({ after }) => after));

  const entries = [...agencyEntries(plan, action), ...personEntries(plan, action)];
  if (entries.length > 0) await recordAll(ctx, entries);

  ctx.touch(new Set(plan.posts.map(({ after }) => after.personId)));
}

/** A person is saved whole, so whoever had been read before another file or a merge changed them would take that back. */
async function lockAsRead(
  { store: { people } }: Context<PeopleStores>,
  changes: readonly Change<Person>[],
): Promise<void> {
  const read = new Map(changes.flatMap(({ before }) => (before ? [[before.id, canonicalJson(before)]] : [])));
  if (read.size === 0) return;
  await people.lockPeople([...read.keys()]);
  for (const person of await people.people([...read.keys()]))
    if (canonicalJson(person) !== read.get(person.id))
      throw new DomainError<PeopleErrorCode>(
        'people.changed-meanwhile',
        'Somebody else changed the same record at this moment. Nothing was saved; send it again.',
      );
}

function agencyEntries(plan: PeoplePlan, action: string): readonly AuditEntry[] {
  return plan.agencies.map(({ before, after }) => ({
    action,
    subject: { kind: 'agency', id: after.id },
    before,
    after,
  }));
}

/** What changed of a person and her posts, side by side: only the fields that differ. */
function personEntries(plan: PeoplePlan, action: string): readonly AuditEntry[] {
  const changes = new Map<PersonId, { before: Record<string, unknown>; after: Record<string, unknown> }>();
  const of = (id: PersonId) => {
    const found = changes.get(id) ?? { before: {}, after: {} };
    changes.set(id, found);
    return found;
  };
  for (const { before, after } of plan.people) {
    const entry = of(after.id);
    Object.assign(entry.before, differing(before, after));
    Object.assign(entry.after, differing(after, before));
  }
  for (const { before, after } of plan.posts) {
    const entry = of(after.personId);
    if (before) entry.before[`post ${after.id}`] = differing(before, after);
    entry.after[`post ${after.id}`] = differing(after, before);
  }
  return [...changes].map(([id, { before, after }]) => ({
    action,
    subject: { kind: 'person', id },
    personId: id,
    ...(Object.keys(before).length > 0 && { before }),
    after,
  }));
}

function differing<Thing extends object>(thing: Thing | undefined, other: Thing | undefined): Record<string, unknown> {
  const there: Partial<Record<string, unknown>> = { ...other };
  return Object.fromEntries(Object.entries(thing ?? {}).filter(([field, value]) => there[field] !== value));
}
