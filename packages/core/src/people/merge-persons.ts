import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { localDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { agencyScope } from '../scope.ts';
import type { PeopleErrorCode, Person, PersonMerge } from './schema.ts';
import type { PeopleStores } from './store.ts';

/** How long a merge can be undone, days. @source house design, section 6 */
export const UNDO_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * Says that two records are one person: posts, learning, accounts, bookings and whatever else one of them has go over to the other. What
 * was known before stays as it was known then.
 *
 * @param input.keptId - the record that goes on
 * @param input.mergedId - the record that goes into it
 * @throws `access.not-permitted`, `people.not-found`, `people.same-record`, `people.merged-already`, `people.merge-clash`
 * @source house design, section 6: a merge is an administrator's decision, never made on a name alone
 */
export async function mergePersons(
  ctx: Context<PeopleStores>,
  { keptId, mergedId, why }: { readonly keptId: PersonId; readonly mergedId: PersonId; readonly why: string },
): Promise<PersonMerge> {
  insistOnAdministrator(ctx);
  const { people } = ctx.store;
  if (keptId === mergedId)
    throw new DomainError<PeopleErrorCode>('people.same-record', 'These are one record already.', {
      field: 'mergedId',
    });
  await lockBoth(ctx, [keptId, mergedId]);
  const [kept, merged] = [await standing(ctx, keptId, 'keptId'), await standing(ctx, mergedId, 'mergedId')];
  const [clash] = await people.mergeClashes(keptId, mergedId);
  if (clash !== undefined)
    throw new DomainError<PeopleErrorCode>('people.merge-clash', CLASHES[clash], { field: 'mergedId', clash });
  const moved = await people.moveRecords(keptId, mergedId);
  await people.savePeople([withIdentifiersOf(kept, merged, ctx), { ...merged, staffNumbers: [] }]);
  const merge: PersonMerge = { id: ctx.newId(), keptId, mergedId, why, mergedAt: ctx.now };
  await people.saveMerge(merge, moved);
  await record(ctx, {
    action: 'people.merge',
    subject: { kind: 'person', id: keptId },
    personId: keptId,
    after: { mergedId },
    why,
  });
  ctx.touch([keptId, mergedId]);
  return merge;
}

const CLASHES: Readonly<Record<MergeClash, string>> = {
  booking: 'Both have a live booking for the same date. Cancel one of them first.',
  trainer: 'Both stand in the pool of trainers, or lead the same date. Take one of them out first.',
};

/** What two records may not both have when they become one. */
export type MergeClash = 'booking' | 'trainer';

/**
 * Takes a merge back: what went over goes back to the record it came from, as far as it is still there. What came since stays.
 *
 * @throws `access.not-permitted`, `people.merge-not-found`, `people.merge-too-old`
 * @source house design, section 6: merges are reversible for 30 days
 */
export async function unmergePersons(ctx: Context<PeopleStores>, id: string, why: string): Promise<PersonMerge> {
  insistOnAdministrator(ctx);
  const { people } = ctx.store;
  const merge = await people.merge(id);
  if (!merge || merge.undoneAt !== undefined) throw notStanding();
  if (Date.parse(ctx.now) - Date.parse(merge.mergedAt) > UNDO_DAYS * DAY_MS)
    throw new DomainError<PeopleErrorCode>(
      'people.merge-too-old',
      `A merge can be undone for ${UNDO_DAYS} days. After that, correct the posts and the learning one by one.`,
      { field: 'id' },
    );
  const { keptId, mergedId } = merge;
  await lockBoth(ctx, [keptId, mergedId]);
  // Somebody else may have taken it back meanwhile.
  if ((await people.merge(id))?.undoneAt !== undefined) throw notStanding();
  const [kept, merged] = [(await people.person(keptId))!, (await people.person(mergedId))!];
  const staffNumbers = await people.returnRecords(merge);
  const went = (held: Person['staffNumbers'][number]) =>
    staffNumbers.some((each) => each.agencyId === held.agencyId && each.staffNumber === held.staffNumber);
  await people.savePeople([
    {
      ...kept,
      formerNames: kept.formerNames.filter((name) => !isNameOf(merged, name, localDate(merge.mergedAt, ctx.timeZone))),
      staffNumbers: kept.staffNumbers.filter((held) => !went(held)),
    },
    { ...merged, staffNumbers: [...merged.staffNumbers, ...kept.staffNumbers.filter(went)] },
  ]);
  await record(ctx, {
    action: 'people.unmerge',
    subject: { kind: 'person', id: keptId },
    personId: keptId,
    before: { mergedId },
    why,
  });
  ctx.touch([keptId, mergedId]);
  return { ...merge, undoneAt: ctx.now };
}

/** Merges, the newest first; all of them, or those of one person's record. */
export async function merges(
  ctx: Context<PeopleStores>,
  page: PageRequest,
  personId?: PersonId,
): Promise<Page<PersonMerge>> {
  insistOnAdministrator(ctx);
  return ctx.store.people.merges(page, personId);
}

function notStanding(): DomainError<PeopleErrorCode> {
  return new DomainError<PeopleErrorCode>('people.merge-not-found', 'There is no such merge, or it was undone.', {
    field: 'id',
  });
}

/** Files of their agencies first, then they themselves: whoever takes in a file locks agencies before it writes posts. */
async function lockBoth({ store: { people } }: Context<PeopleStores>, both: readonly PersonId[]): Promise<void> {
  // Where she has a number as well: a file there would save the numbers that it read before.
  const theirs = new Set([
    ...(await people.postsOf(both)).map((post) => post.agencyId),
    ...(await people.people(both)).flatMap((person) => person.staffNumbers.map(({ agencyId }) => agencyId)),
  ]);
  const agencies = await people.agencies();
  await people.lockAgencies(agencies.filter(({ id }) => theirs.has(id)).map(({ ref }) => ref));
  await people.lockPeople(both);
}

function insistOnAdministrator(ctx: Context): void {
  if (!agencyScope(ctx.actor, ['administrator']).all)
    throw new DomainError('access.not-permitted', 'Only an administrator can say that two records are one person.');
}

async function standing(ctx: Context<PeopleStores>, id: PersonId, field: string): Promise<Person> {
  const person = await ctx.store.people.person(id);
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person.', { field });
  if (person.mergedInto !== undefined)
    throw new DomainError<PeopleErrorCode>(
      'people.merged-already',
      'This record was merged into another. Undo that first, or use the other.',
      { field },
    );
  return person;
}

/** The record that is kept, found from now on by the other's names and staff numbers too. */
function withIdentifiersOf(kept: Person, merged: Person, ctx: Context): Person {
  const until = localDate(ctx.now, ctx.timeZone);
  const isSameName = kept.givenName === merged.givenName && kept.familyName === merged.familyName;
  return {
    ...kept,
    formerNames: isSameName
      ? kept.formerNames
      : [{ givenName: merged.givenName, familyName: merged.familyName, until }, ...kept.formerNames],
    staffNumbers: [...kept.staffNumbers, ...merged.staffNumbers],
  };
}

function isNameOf(merged: Person, name: Person['formerNames'][number], until: string): boolean {
  return name.givenName === merged.givenName && name.familyName === merged.familyName && name.until === until;
}
