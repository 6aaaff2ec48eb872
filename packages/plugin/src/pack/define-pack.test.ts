import type { Pack } from '@trellis/core/frameworks';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { definePack, packFaults } from './define-pack.ts';

type PackInput = z.input<typeof Pack>;
type FrameworkInput = NonNullable<PackInput['frameworks']>[number];
type RequirementInput = NonNullable<PackInput['requirements']>[number];

const source = { document: 'Example framework 2026' };

const framework: FrameworkInput = {
  id: 'example',
  title: 'Example framework',
  levels: [
    { id: 'L1', number: 1, title: 'Level 1', includes: [], source },
    { id: 'L2', number: 2, title: 'Level 2', includes: { option: 'AMB-EX-1', readings: { a: [], b: ['L1'] } }, source },
  ],
  audiences: [{ id: 'G1', title: 'Everybody', level: 'L1', source }],
  competencies: [{ id: 'C1', level: 'L1', title: 'Knows whom to tell', source }],
  severalRoles: 'union',
  source,
};

const requirement: RequirementInput = {
  id: 'L1',
  title: 'Level 1',
  summary: 'Know whom to tell.',
  appliesTo: { level: 'L1' },
  competencies: ['C1'],
  clock: 'activity',
  rule: {
    kind: 'interval',
    id: 'R1',
    months: 36,
    first: { kind: 'before-role' },
    noticeDays: 90,
    agencyInterval: 'either',
    source,
  },
  source,
};

const pack: PackInput = {
  id: 'example',
  version: '1.0.0',
  title: 'Example',
  kind: 'framework',
  validFrom: null,
  validTo: null,
  status: 'active',
  frameworks: [framework],
  requirements: [requirement],
  options: [{ id: 'AMB-EX-1', point: 'Are levels cumulative?', readings: { a: 'no', b: 'yes' }, default: 'a', source }],
  source,
};

const withFramework = (changes: Partial<FrameworkInput>): PackInput => ({
  ...pack,
  frameworks: [{ ...framework, ...changes }],
});
const withRequirement = (changes: Partial<RequirementInput>): PackInput => ({
  ...pack,
  requirements: [{ ...requirement, ...changes }],
});

test('a whole pack is taken as it is, with its defaults filled in', () => {
  expect(definePack(pack).frameworks[0]?.knowledgeAreas).toEqual([]);
});

test('a shape that does not fit is told with its place', () => {
  expect(packFaults({ ...pack, version: 'one', status: 'ready' })).toEqual([
    expect.stringMatching(/^version: /),
    expect.stringMatching(/^status: /),
  ]);
});

const hours = {
  kind: 'hours',
  id: 'R1',
  hours: 12,
  windowMonths: 36,
  first: { kind: 'before-role' },
  noticeDays: 90,
  source,
} satisfies RequirementInput['rule'];

test.each([
  [
    'a level that another takes in',
    withFramework({ levels: [{ ...framework.levels[0]!, includes: ['L9'] }] }),
    'frameworks.example.levels.L1.includes: there is no level L9',
  ],
  [
    'the level of a group',
    withFramework({ audiences: [{ id: 'G1', title: 'Everybody', level: 'L9', source }] }),
    'frameworks.example.audiences.G1.level: there is no level L9',
  ],
  [
    'the level of a competency',
    withFramework({ competencies: [{ id: 'C1', level: 'L9', title: 'Knows', source }] }),
    'frameworks.example.competencies.C1.level: there is no level L9',
  ],
  [
    'one of two alike',
    withFramework({ equivalent: [['C1', 'C9']] }),
    'frameworks.example.equivalent: there is no competency or unit C9',
  ],
  [
    'the level of a requirement',
    withRequirement({ appliesTo: { level: 'L9' } }),
    'requirements.L1.appliesTo.level: there is no level L9',
  ],
  [
    'a group of a requirement',
    withRequirement({ appliesTo: { audiences: ['G9'] } }),
    'requirements.L1.appliesTo.audiences: there is no group G9',
  ],
  [
    'a competency of a requirement',
    withRequirement({ competencies: ['C1', 'C9'] }),
    'requirements.L1.competencies: there is no competency C9',
  ],
  [
    'a group that is asked for more hours',
    withRequirement({ rule: { ...hours, other: [{ id: 'LEAD', hours: 16, audiences: ['G9'] }] } }),
    'requirements.L1.rule: there is no group G9',
  ],
  [
    'an option of a rule',
    withRequirement({ rule: { ...hours, jointHours: { option: 'AMB-EX-9', readings: { a: 'whole' } } } }),
    'requirements.L1.R1.jointHours: the pack has no option AMB-EX-9',
  ],
  [
    'an option',
    withRequirement({ clock: { option: 'AMB-EX-9', readings: { a: 'activity' } } }),
    'requirements.L1.clock: the pack has no option AMB-EX-9',
  ],
])('%s that is not there is told', (_, faulty, fault) => {
  expect(packFaults(faulty)).toContain(fault);
});

test('a value must say something for every reading of its option, and for no other', () => {
  const clock = { option: 'AMB-EX-1', readings: { a: 'activity', c: 'sign-off' } } as const;
  expect(packFaults(withRequirement({ clock }))).toEqual([
    'requirements.L1.clock: says nothing for reading "b" of AMB-EX-1',
    'requirements.L1.clock: has a reading "c", which AMB-EX-1 has not',
  ]);
});

test('two changes of one id, and a requirement before itself, are told', () => {
  const change = { id: 'C', title: 'it changed', on: '2026-01-01', within: { days: 30 } };
  const { first, source: from, id } = hours;
  const rule = { kind: 'on-change' as const, id, first, source: from, changes: [change, change] };
  const faults = packFaults(withRequirement({ rule, prerequisites: { requirements: ['L1'], effect: 'warn' } }));
  expect(faults).toContain('requirements.L1.prerequisites: it is its own prerequisite');
  expect(faults.filter((fault) => fault.startsWith('requirements.L1.rule.changes'))).toHaveLength(1);
});

test('the default of an option must be one of its readings', () => {
  expect(packFaults({ ...pack, options: [{ ...pack.options![0]!, default: 'z' }] })).toEqual([
    'options.AMB-EX-1.default: there is no reading "z"',
  ]);
});

test('ids that are there twice and dates that run backwards are told', () => {
  const faulty = { ...pack, requirements: [requirement, requirement], validFrom: '2026-04-01', validTo: '2026-03-31' };
  expect(packFaults(faulty)).toEqual(['validTo: is before validFrom', 'requirements: the id L1 is there twice']);
});

test('a pack without groups of its own may be for the groups of another', () => {
  expect(
    packFaults({
      ...pack,
      frameworks: [],
      requirements: [{ ...requirement, appliesTo: { audiences: ['LCF-G3'] }, competencies: [] }],
    }),
  ).toEqual([]);
});

test('all faults are told together when a pack is defined', () => {
  expect(() => definePack(withRequirement({ appliesTo: { level: 'L9' }, competencies: ['C9'] }))).toThrow(
    [
      '2 faults in plugins:',
      '  pack example: requirements.L1.appliesTo.level: there is no level L9',
      '  pack example: requirements.L1.competencies: there is no competency C9',
    ].join('\n'),
  );
});

const form: NonNullable<PackInput['forms']>[number] = {
  id: 'EX-FORM',
  version: '1',
  title: 'Example form',
  naming: { option: 'AMB-EX-1', readings: { a: 'named', b: 'anonymous' } },
  scales: [{ id: 'S', labels: ['No', 'Yes'] }],
  items: [{ kind: 'rating', id: 'R', title: 'Was it clear?', stages: ['after', 'follow-up'], scale: 'S' }],
  source,
};
const standardsOf = (id: string, ...standards: readonly string[]): NonNullable<PackInput['standards']>[number] => ({
  id,
  title: id,
  uses: ['session'],
  standards: standards.map((each) => ({ id: each, text: 'Starts on time', source })),
  source,
});

test('forms and standards that are whole are taken, also where an option makes them anonymous', () => {
  const whole = { ...pack, forms: [form], standards: [standardsOf('X', 'X1'), standardsOf('Y', 'Y1')] };
  expect(packFaults(whole)).toEqual([]);
});

test('what a form lacks under any reading is told with its place', () => {
  const scale = {
    option: 'AMB-EX-1',
    readings: { a: [{ id: 'T', labels: ['No', 'Yes'] }], b: [{ id: 'S', labels: ['No', 'No'] }] },
  };
  expect(packFaults({ ...pack, forms: [form, { ...form, scales: scale }] })).toEqual([
    'forms: the id EX-FORM is there twice',
    'forms.EX-FORM.items.R.scale: there is no scale S',
    'forms.EX-FORM.scales.S.labels: "No" is there twice',
  ]);
  expect(
    packFaults({ ...pack, forms: [{ ...form, naming: { option: 'AMB-EX-9', readings: { a: 'named' } } }] }),
  ).toEqual(['forms.EX-FORM.naming: the pack has no option AMB-EX-9']);
});

test('a standard is in one set only, and a set is there once', () => {
  expect(packFaults({ ...pack, standards: [standardsOf('X', 'X1', 'X2'), standardsOf('X', 'X2')] })).toEqual([
    'standards: the id X is there twice',
    'standards: the id X2 is there twice',
  ]);
});
