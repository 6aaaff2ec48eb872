import type { Stores } from '@trellis/core';
import { WHOLE, type StoredSpan } from '@trellis/core/compliance';
import type { Evidence } from '@trellis/core/evidence';
import type { Agency, Person, Post } from '@trellis/core/people';

export const april = '2026-04-10T09:00:00.000Z';
export const may = '2026-05-10T09:00:00.000Z';
export const everywhere = { all: true } as const;
export const only = (...agencyIds: string[]) => ({ all: false, agencyIds: agencyIds as Agency['id'][] }) as const;
export const people = ['ann', 'zoe', 'kim'] as Person['id'][];
export const [ann, zoe] = people as [Person['id'], Person['id']];

export const because: StoredSpan['because'] = {
  rule: 'lcf-refresh',
  pack: 'london',
  version: '1.0.0',
  intervalMonths: 36,
  cause: 'rule',
  kind: 'interval',
};
export function aSpan(
  post: string,
  state: StoredSpan['state'],
  from: string,
  to: string | null,
  changes: Partial<StoredSpan> = {},
): StoredSpan {
  return {
    personId: post.split('-')[0] as Person['id'],
    agencyId: (post.endsWith('2') ? 'school' : 'council') as Agency['id'],
    post,
    view: 'post',
    requirement: 'LCF-L3',
    state,
    from,
    to,
    dueOn: '2026-03-01',
    heldOn: null,
    because,
    ...changes,
  };
}
/** Ann was current until her due date in March, and is overdue since. */
export const annSpans = [
  aSpan('ann-1', 'current', '2023-03-01', '2026-03-02'),
  aSpan('ann-1', 'overdue', '2026-03-02', null),
];
export const zoeSpans = [
  aSpan('zoe-1', 'overdue', '2026-01-01', null, { dueOn: '2025-12-31' }),
  aSpan('zoe-1', 'current', '2025-09-01', '2028-09-01', { requirement: 'LCF-L1', dueOn: '2028-08-31' }),
  aSpan('zoe-2', 'unknown', '2025-09-01', null, { requirement: 'not-judged', dueOn: null }),
  aSpan('zoe-1', 'due-soon', '2026-01-01', null, {
    view: 'person',
    dueOn: '2026-07-01',
    because: { ...because, cause: 'another-post' },
  }),
];
export const kimSpans = [
  aSpan('kim-1', 'due-soon', '2026-03-01', '2026-06-01', { dueOn: '2026-05-31' }),
  aSpan('kim-1', 'overdue', '2026-06-01', null, { dueOn: '2026-05-31' }),
];

/** The same of each person as a whole, in each of their agencies. */
export const wholeSpans = [
  ['ann-1', 'overdue', '2026-03-02'],
  ['zoe-1', 'overdue', '2026-01-01'],
  ['zoe-2', 'unknown', '2025-09-01'],
  ['kim-1', 'due-soon', '2026-03-01'],
].map(([post, state, from]) =>
  aSpan(post!, state as StoredSpan['state'], from!, null, {
    requirement: WHOLE,
    dueOn: null,
    because: {
      rule: 'whole',
      pack: 'none',
      version: '',
      intervalMonths: null,
      cause: 'none',
      kind: 'whole',
      audiences: [],
    },
  }),
);

export async function workforce({ people: store, evidence }: Stores) {
  await store.saveAgencies([
    { id: 'council', ref: 'NSC', name: 'North Shire Council', kind: 'council' },
    { id: 'school', ref: 'ELM', name: 'Elm School', kind: 'school-maintained' },
  ] as Agency[]);
  const names = [
    ['ann', 'Ann', 'Baker'],
    ['zoe', 'Zoë', 'Adams'],
    ['kim', 'Kim', 'Clark'],
  ] as const;
  await store.savePeople(
    names.map(([id, givenName, familyName]) => ({
      id: id as Person['id'],
      givenName,
      familyName,
      formerNames: [],
      staffNumbers: [{ agencyId: 'council' as Agency['id'], staffNumber: `C-${id}` }],
    })),
  );
  const post = (id: string, team: string, more: Partial<Post> = {}): Post => ({
    id: id as Post['id'],
    personId: id.split('-')[0] as Person['id'],
    agencyId: (id.endsWith('2') ? 'school' : 'council') as Agency['id'],
    jobTitle: 'Social Worker',
    team,
    audiences: [],
    flags: [],
    startsOn: '2023-03-01',
    ...more,
  });
  await store.savePosts([
    post('ann-1', 'Duty'),
    post('zoe-1', 'Intake', { managerPersonId: ann }),
    post('zoe-2', 'Board', { jobTitle: 'Governor' }),
    post('kim-1', 'Duty', { managerPersonId: ann, endsOn: '2026-12-31' }),
  ]);
  await evidence.save([
    {
      id: 'ev-1' as Evidence['id'],
      personId: ann,
      kind: 'completion',
      satisfies: ['LCF-L3'],
      achievedOn: '2026-03-15',
      withdrawn: false,
    },
  ]);
}
