import { expect, test } from 'vitest';
import { PeopleRow } from '../rows/import-row.ts';
import { planPeople, type PeoplePlan, type PeopleQuestion } from './plan-people.ts';
import { readRow } from '../rows/read-row.ts';

type World = Pick<PeopleQuestion, 'agencies' | 'people' | 'posts'>;
type Cells = Record<string, string>;

const NOBODY: World = { agencies: [], people: [], posts: [] };

/** Cells as a file of one agency has them; a test says only what it is about. */
function cells(changed: Cells): Cells {
  const row: Cells = {
    agencyRef: 'WT',
    agencyName: 'Willow Tree Nursery',
    agencyKind: 'ey-group',
    staffNumber: '1001',
    givenName: 'Chloe',
    familyName: 'Nowak',
    jobTitle: 'Nursery practitioner',
    startsOn: '2024-09-01',
    ...changed,
  };
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
}

let lastId = 0;

function plan(world: World, rows: readonly Cells[], more: Partial<PeopleQuestion> = {}): PeoplePlan {
  const read = rows.map((row, at) => {
    const { value, findings } = readRow(PeopleRow, row);
    if (findings) throw new Error(JSON.stringify(findings));
    return { row: at + 2, value };
  });
  return planPeople({
    ...world,
    rows: read,
    scope: { all: true },
    knownAudiences: new Set(['LCF-G3', 'LCF-G5']),
    decisions: new Map(),
    today: '2026-11-21',
    newId: () => `id${++lastId}`,
    ...more,
  });
}

function after(world: World, planned: PeoplePlan): World {
  const merge = <Thing extends { readonly id: string }>(
    before: readonly Thing[],
    changes: readonly { readonly after: Thing }[],
  ) => [...new Map([...before, ...changes.map((change) => change.after)].map((thing) => [thing.id, thing])).values()];
  return {
    agencies: merge(world.agencies, planned.agencies),
    people: merge(world.people, planned.people),
    posts: merge(world.posts, planned.posts),
  };
}

const taken = (rows: readonly Cells[], world = NOBODY) => after(world, plan(world, rows));
const outcomes = (planned: PeoplePlan) => planned.taken.map((row) => row.outcome);

test('a row brings its agency, its person and her post', () => {
  const planned = plan(NOBODY, [
    cells({ team: 'Baby room', audience: 'LCF-G3', flags: 'named-lead', annualTurnover: '85000' }),
  ]);
  expect(outcomes(planned)).toEqual(['new']);
  expect(planned.agencies[0]?.after).toMatchObject({
    ref: 'WT',
    name: 'Willow Tree Nursery',
    kind: 'ey-group',
    annualTurnoverPence: 8_500_000,
  });
  expect(planned.people[0]?.after).toMatchObject({
    givenName: 'Chloe',
    familyName: 'Nowak',
    staffNumbers: [{ staffNumber: '1001' }],
  });
  expect(planned.posts[0]?.after).toMatchObject({
    jobTitle: 'Nursery practitioner',
    team: 'Baby room',
    audiences: ['LCF-G3'],
    flags: ['named-lead'],
    startsOn: '2024-09-01',
  });
});

test('the same row twice in a file is unchanged the second time', () => {
  expect(outcomes(plan(NOBODY, [cells({}), cells({})]))).toEqual(['new', 'unchanged']);
});

test('two people of one name with different staff numbers are two people', () => {
  const world = taken([cells({}), cells({ staffNumber: '1002' })]);
  expect(world.people).toHaveLength(2);
});

test('a new surname is the same person, with the old one as history', () => {
  const world = taken([cells({})]);
  const planned = plan(world, [cells({ familyName: 'Nowak-Hughes' })]);
  expect(outcomes(planned)).toEqual(['changed']);
  expect(planned.people).toHaveLength(1);
  expect(planned.people[0]?.after).toMatchObject({
    id: world.people[0]?.id,
    familyName: 'Nowak-Hughes',
    formerNames: [{ givenName: 'Chloe', familyName: 'Nowak', until: '2026-11-21' }],
  });
});

test('another spelling of the name changes nothing and the original spelling is kept', () => {
  const world = taken([cells({ givenName: 'Siân' })]);
  const planned = plan(world, [cells({ givenName: 'Sian', familyName: 'NOWAK' })]);
  expect(outcomes(planned)).toEqual(['unchanged']);
  expect(planned.people).toEqual([]);
});

test('a second post of the same person is a new row and no new person', () => {
  const world = taken([cells({})]);
  const planned = plan(world, [cells({ jobTitle: 'Youth club volunteer', startsOn: '2025-01-01' })]);
  expect(outcomes(planned)).toEqual(['new']);
  expect(planned.people).toEqual([]);
});

test('the same post under another spelling of its title is the same post', () => {
  expect(outcomes(plan(taken([cells({})]), [cells({ jobTitle: 'nursery  Practitioner' })]))).toEqual(['unchanged']);
});

test('absent cells leave what is stored', () => {
  const world = taken([
    cells({ team: 'Baby room', audience: 'LCF-G3', workEmail: 'chloe@wt.example', endsOn: '2027-01-01' }),
  ]);
  expect(outcomes(plan(world, [cells({ agencyName: '', agencyKind: '', jobTitle: '' })]))).toEqual(['unchanged']);
});

test('people whom a file leaves out stay as they are', () => {
  const world = taken([cells({}), cells({ staffNumber: '1002', givenName: 'Dan' })]);
  const planned = plan(world, [cells({})]);
  expect([planned.agencies, planned.people, planned.posts]).toEqual([[], [], []]);
});

test('a changed team, group, flag or last day is a change of the post', () => {
  const world = taken([cells({ team: 'Baby room' })]);
  for (const change of [{ team: 'Toddlers' }, { audience: 'LCF-G5' }, { flags: 'dsl' }, { endsOn: '2026-12-31' }])
    expect(outcomes(plan(world, [cells(change)]))).toEqual(['changed']);
});

test('the order of groups says nothing', () => {
  const world = taken([cells({ audience: 'LCF-G3;LCF-G5' })]);
  expect(outcomes(plan(world, [cells({ audience: 'LCF-G5; LCF-G3' })]))).toEqual(['unchanged']);
});

test('a row without a job title is refused where several posts began that day', () => {
  const world = taken([cells({}), cells({ jobTitle: 'Cook' })]);
  expect(plan(world, [cells({ jobTitle: '' })]).refused).toMatchObject([{ row: 2, field: 'jobTitle' }]);
});

test('a post without a title takes the first that a later file gives it', () => {
  const world = taken([cells({ jobTitle: '' })]);
  const planned = plan(world, [cells({ jobTitle: 'Cook' })]);
  expect(outcomes(planned)).toEqual(['changed']);
  expect(planned.posts[0]?.after).toMatchObject({ id: world.posts[0]?.id, jobTitle: 'Cook' });
});

test.each([
  ['agencyName', { agencyName: 'Willow Trees' }],
  ['agencyKind', { agencyKind: 'ey-home' }],
  ['annualTurnover', { annualTurnover: '2' }],
])('a later row that contradicts an earlier one about %s is refused', (field, contradiction) => {
  const rows = [cells({ annualTurnover: '1' }), cells({ staffNumber: '1002', givenName: 'Dan', ...contradiction })];
  const planned = plan(NOBODY, rows);
  expect(outcomes(planned)).toEqual(['new']);
  expect(planned.refused).toEqual([{ row: 3, field, reason: 'contradicts row 2 of the same file' }]);
});

test('rows that contradict each other about a person or a post: the later one is refused', () => {
  expect(plan(NOBODY, [cells({}), cells({ familyName: 'Hughes' })]).refused).toMatchObject([
    { row: 3, field: 'familyName' },
  ]);
  expect(plan(NOBODY, [cells({ team: 'A' }), cells({ team: 'B' })]).refused).toMatchObject([{ row: 3, field: 'team' }]);
});

test('an agency of which a file says no more goes by its reference until one does', () => {
  const world = taken([cells({ agencyName: '', agencyKind: '' })]);
  expect(world.agencies).toMatchObject([{ ref: 'WT', name: 'WT', kind: 'other' }]);
  expect(taken([cells({})], world).agencies).toMatchObject([{ name: 'Willow Tree Nursery', kind: 'ey-group' }]);
});

test('a file may change what is stored of an agency', () => {
  const planned = plan(taken([cells({})]), [cells({ agencyName: 'Willow Tree Group' })]);
  expect(outcomes(planned)).toEqual(['changed']);
  expect(planned.agencies).toMatchObject([
    { before: { name: 'Willow Tree Nursery' }, after: { name: 'Willow Tree Group' } },
  ]);
});

test('a group that no pack has is refused by field', () => {
  expect(plan(NOBODY, [cells({ audience: 'LCF-G3;LCF-G99' })]).refused).toEqual([
    { row: 2, field: 'audience', reason: 'LCF-G99 is not a group of any installed pack' },
  ]);
});

test('a manager may stand below her team in the file', () => {
  const planned = plan(NOBODY, [
    cells({ managerStaffNumber: '1' }),
    cells({ staffNumber: '1', givenName: 'Mo', familyName: 'Ash', jobTitle: 'Manager' }),
  ]);
  const manager = planned.people.find(({ after: person }) => person.givenName === 'Mo')?.after.id;
  expect(planned.posts[0]?.after.managerPersonId).toBe(manager);
});

test('a manager whom nobody knows is refused by field', () => {
  expect(plan(NOBODY, [cells({ managerStaffNumber: '1' })]).refused).toMatchObject([
    { row: 2, field: 'managerStaffNumber' },
  ]);
});

test('nobody is her own manager, by number or through her e-mail', () => {
  expect(plan(NOBODY, [cells({ managerStaffNumber: '1001' })]).refused).toMatchObject([
    { field: 'managerStaffNumber' },
  ]);
  const world = taken([cells({ workEmail: 'chloe@wt.example' })]);
  const planned = plan(world, [cells({ staffNumber: '', workEmail: 'chloe@wt.example', managerStaffNumber: '1001' })]);
  expect(planned.refused).toMatchObject([{ field: 'managerStaffNumber' }]);
  expect(planned.posts).toEqual([]);
});

test('a team whose manager’s own row is refused leaves no trace, down the line', () => {
  const planned = plan(NOBODY, [
    cells({ staffNumber: '1', givenName: 'Mo', familyName: 'Ash', audience: 'LCF-G99' }),
    cells({ staffNumber: '2', givenName: 'Di', familyName: 'Oak', managerStaffNumber: '1' }),
    cells({ staffNumber: '3', givenName: 'Al', familyName: 'Elm', managerStaffNumber: '2' }),
    cells({ staffNumber: '4', givenName: 'Ed', familyName: 'Yew' }),
  ]);
  expect(planned.refused.map(({ row, field }) => [row, field])).toEqual([
    [2, 'audience'],
    [3, 'managerStaffNumber'],
    [4, 'managerStaffNumber'],
  ]);
  expect(planned.people.map(({ after: person }) => person.givenName)).toEqual(['Ed']);
});

test('an unsure row changes nothing but lets its agency in, so that the question has a home', () => {
  const planned = plan(NOBODY, [
    cells({ staffNumber: '', workEmail: 'office@wt.example' }),
    cells({
      agencyRef: 'BS',
      agencyName: 'Bright Steps',
      agencyKind: 'other',
      staffNumber: '',
      givenName: 'Raj',
      familyName: 'Patel',
      workEmail: 'office@wt.example',
    }),
  ]);
  expect(planned.unsure).toMatchObject([{ row: 3, field: 'workEmail', candidates: [planned.people[0]?.after.id] }]);
  expect(planned.people).toHaveLength(1);
  expect(planned.agencies.map(({ after: agency }) => agency.ref)).toEqual(['WT', 'BS']);
});

test('a row decided to be somebody known is hers, and takes over a staff number given out again', () => {
  const world = taken([cells({}), cells({ staffNumber: '1002', givenName: 'Dan', familyName: 'Price' })]);
  const [chloe, dan] = world.people;
  const row = cells({ givenName: 'Daniel', familyName: 'Price' });
  expect(plan(world, [row]).unsure).toHaveLength(1);
  const planned = plan(world, [row], {
    decisions: new Map([[2, { state: 'same', personId: dan?.id ?? (undefined as never) }]]),
  });
  const world2 = after(world, planned);
  expect(world2.people.find(({ id }) => id === chloe?.id)?.staffNumbers).toEqual([]);
  expect(world2.people.find(({ id }) => id === dan?.id)?.staffNumbers.map((held) => held.staffNumber)).toEqual([
    '1002',
    '1001',
  ]);
  expect(outcomes(plan(world2, [row]))).toEqual(['unchanged']);
});

test('a row decided to be somebody new makes her, and is hers from then on', () => {
  const world = taken([cells({})]);
  const row = cells({ givenName: 'Raj', familyName: 'Patel' });
  const planned = plan(world, [row], { decisions: new Map([[2, { state: 'new', personId: undefined }]]) });
  expect(outcomes(planned)).toEqual(['new']);
  expect(outcomes(plan(after(world, planned), [row]))).toEqual(['unchanged']);
});

test('a row decided to be refused is refused', () => {
  expect(plan(NOBODY, [cells({})], { decisions: new Map([[2, { state: 'refused' }]]) }).refused).toMatchObject([
    { row: 2 },
  ]);
});

test('a lead brings people into her own agency only, and is told no more of another than that it is not hers', () => {
  const world = taken([cells({}), cells({ agencyRef: 'BS', agencyName: 'Bright Steps', agencyKind: 'other' })]);
  const own = world.agencies.find((agency) => agency.ref === 'WT')?.id;
  const planned = plan(
    world,
    [cells({}), cells({ agencyRef: 'BS', agencyName: '' }), cells({ agencyRef: 'NONE', agencyName: '' })],
    {
      scope: { all: false, agencyIds: own ? [own] : [] },
    },
  );
  expect(outcomes(planned)).toEqual(['unchanged']);
  const [known, unknown] = planned.refused;
  expect([known?.field, known?.reason]).toEqual([unknown?.field, unknown?.reason]);
});

test.each([
  ['its name', { agencyName: 'Willow Tree' }, 'agencyName'],
  ['its kind', { agencyKind: 'contractor' }, 'agencyKind'],
  ['its turnover', { annualTurnover: '85001' }, 'annualTurnover'],
])('an agency’s lead cannot change %s, which a coordinator can', (_, changed: Cells, field) => {
  const world = taken([cells({ annualTurnover: '85000' })]);
  const scope = { all: false, agencyIds: world.agencies.map(({ id }) => id) } as const;
  const asItIs = cells({ annualTurnover: '85000', team: 'Baby room' });
  const another = cells({ ...changed, staffNumber: '1002', givenName: 'Ama', familyName: 'Osei' });
  const planned = plan(world, [asItIs, another], { scope });
  expect(planned.agencies).toEqual([]);
  expect(outcomes(planned)).toEqual(['changed']);
  expect(planned.refused).toEqual([
    { row: 3, field, reason: 'is not what is on record; only a coordinator may change it' },
  ]);
  expect(plan(world, [another]).agencies).toMatchObject([{ after: { ref: 'WT' } }]);
});
