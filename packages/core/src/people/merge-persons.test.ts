import { describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import { mergePersons, unmergePersons } from './merge-persons.ts';
import type { Person, PersonMerge } from './schema.ts';
import type { PeopleStores } from './store.ts';

const [ann, annie, gone] = ['ann', 'annie', 'gone'] as [PersonId, PersonId, PersonId];
const council = 'council' as AgencyId;
const person = (id: PersonId, givenName: string, more: Partial<Person> = {}): Person => ({
  id,
  givenName,
  familyName: 'Lee',
  formerNames: [],
  staffNumbers: [{ agencyId: council, staffNumber: `${id}-1` }],
  ...more,
});
const merge: PersonMerge = {
  id: 'm1',
  keptId: ann,
  mergedId: annie,
  why: 'One person',
  mergedAt: '2026-11-01T10:00:00.000Z',
};

function worldOf(
  people: readonly Person[],
  {
    role = 'administrator',
    now = merge.mergedAt,
    clashes = [],
    merges = [],
  }: {
    readonly role?: 'administrator' | 'coordinator';
    readonly now?: string;
    readonly clashes?: readonly string[];
    readonly merges?: readonly PersonMerge[];
  } = {},
) {
  const saved: Person[] = [];
  const touched: PersonId[] = [];
  const ctx = {
    actor: { kind: 'account', id: 'x', grants: [{ role }] },
    now,
    timeZone: 'Europe/London',
    newId: () => 'm1',
    touch: (ids: Iterable<PersonId>) => touched.push(...ids),
    store: {
      audit: { record: async () => undefined },
      people: {
        person: async (id: PersonId) => people.find((each) => each.id === id),
        lockPeople: async () => undefined,
        lockAgencies: async () => undefined,
        postsOf: async () => [],
        people: async () => people,
        agencies: async () => [],
        mergeClashes: async () => clashes,
        moveRecords: async () => ({}),
        returnRecords: async () => [{ agencyId: council, staffNumber: 'annie-1' }],
        savePeople: async (all: readonly Person[]) => void saved.push(...all),
        saveMerge: async () => undefined,
        merge: async (id: string) => merges.find((each) => each.id === id),
      },
    },
  } as unknown as Context<PeopleStores>;
  return { ctx, saved, touched };
}

const two = [person(ann, 'Ann'), person(annie, 'Annie')];
const asked = { keptId: ann, mergedId: annie, why: 'One person' };

describe('two records that are one person', () => {
  it('become one that is found by both names and numbers, and both are judged anew', async () => {
    const { ctx, saved, touched } = worldOf(two);
    expect(await mergePersons(ctx, asked)).toEqual(merge);
    expect(saved).toEqual([
      {
        ...two[0],
        formerNames: [{ givenName: 'Annie', familyName: 'Lee', until: '2026-11-01' }],
        staffNumbers: [...two[0]!.staffNumbers, ...two[1]!.staffNumbers],
      },
      { ...two[1], staffNumbers: [] },
    ]);
    expect(touched).toEqual([ann, annie]);
  });

  it.each([
    ['people.same-record', { mergedId: ann }, two, {}],
    ['people.not-found', { mergedId: gone }, two, {}],
    ['people.not-found', {}, [two[0]!, { ...two[1]!, erasedAt: merge.mergedAt }], {}],
    ['people.merged-already', {}, [two[0]!, { ...two[1]!, mergedInto: gone }], {}],
    ['people.merge-clash', {}, two, { clashes: ['booking'] }],
    ['access.not-permitted', {}, two, { role: 'coordinator' as const }],
  ])('are refused with %s', async (code, change, people, world) => {
    const { ctx, saved } = worldOf(people, world);
    await expect(mergePersons(ctx, { ...asked, ...change })).rejects.toMatchObject({ code });
    expect(saved).toEqual([]);
  });
});

describe('a merge that was wrong', () => {
  const [kept, merged] = [
    {
      ...two[0]!,
      formerNames: [{ givenName: 'Annie', familyName: 'Lee', until: '2026-11-01' }],
      staffNumbers: [...two[0]!.staffNumbers, ...two[1]!.staffNumbers],
    },
    { ...two[1]!, staffNumbers: [], mergedInto: ann },
  ];

  it('gives each record back its own names and numbers', async () => {
    const { ctx, saved, touched } = worldOf([kept, merged], { merges: [merge], now: '2026-12-01T09:00:00.000Z' });
    expect(await unmergePersons(ctx, 'm1', 'Two people')).toMatchObject({ undoneAt: '2026-12-01T09:00:00.000Z' });
    expect(saved).toEqual([two[0], { ...merged, staffNumbers: two[1]!.staffNumbers }]);
    expect(touched).toEqual([ann, annie]);
  });

  it('can be undone for thirty days and not twice', async () => {
    const late = worldOf([kept, merged], { merges: [merge], now: '2026-12-01T10:00:00.001Z' });
    await expect(unmergePersons(late.ctx, 'm1', 'Late')).rejects.toMatchObject({ code: 'people.merge-too-old' });
    const undone = worldOf(two, { merges: [{ ...merge, undoneAt: merge.mergedAt }] });
    await expect(unmergePersons(undone.ctx, 'm1', 'Again')).rejects.toMatchObject({ code: 'people.merge-not-found' });
  });
});
