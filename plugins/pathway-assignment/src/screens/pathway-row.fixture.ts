import type { PathwayRow, PersonAnswer } from '@trellis/core/compliance';

export const asAt = '2026-11-21';
export const nursery: PersonAnswer['posts'][number] = {
  id: 'post-1',
  agencyId: 'a-wt',
  agencyName: 'Willow Tree Nursery',
  jobTitle: 'Nursery practitioner',
  team: null,
  startsOn: '2022-09-05',
  endsOn: null,
  flags: [],
  groups: [{ id: 'LCF-G3', title: 'Works predominantly with children', number: 3 }],
};
export const club: PersonAnswer['posts'][number] = {
  ...nursery,
  id: 'post-2',
  agencyName: 'Bright Steps',
  jobTitle: 'Youth club volunteer',
  startsOn: '2024-01-15',
};

/** Annex C at Willow Tree, done on 1 October 2024, every two years. */
export function row(
  change: Partial<Omit<PathwayRow, 'because'>> & { because?: Partial<PathwayRow['because']> } = {},
): PathwayRow {
  const { because, ...rest } = change;
  return {
    requirement: 'EYFS-ANNEX-C',
    title: 'Safeguarding training that meets Annex C',
    summary: '',
    postIds: ['post-1'],
    state: 'current',
    dueOn: '2026-10-01',
    heldOn: '2024-10-01',
    because: {
      rule: 'EYFS-ANNEX-C',
      pack: 'eyfs-2025',
      version: '1.2.0',
      intervalMonths: 24,
      cause: 'rule',
      kind: 'interval',
      ...because,
    },
    asks: 'every two years',
    progress: null,
    reading: null,
    source: { document: 'Early years framework 2025', section: 'Annex C' },
    spans: [],
    courses: [],
    ...rest,
  } as PathwayRow;
}
