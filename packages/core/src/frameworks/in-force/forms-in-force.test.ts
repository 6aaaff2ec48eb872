import { describe, expect, it } from 'vitest';
import { formOf, formsOn, standardSetsOn } from './forms-in-force.ts';
import { Pack, PackForm, type PackActivation } from '../schema.ts';

const source = { document: 'made up' };
const rated = { kind: 'rating', id: 'R', title: 'How sure?', stages: ['before', 'after'], scale: 'S' };
const plan = { kind: 'text', id: 'P', title: 'What will you do?', stages: ['after'], isPlan: true };
const later = { kind: 'text', id: 'L', title: 'What did you do?', stages: ['follow-up'] };
const scale = (...labels: string[]) => [{ id: 'S', labels }];
const open = PackForm.parse({
  id: 'F',
  version: '1',
  title: 'Form',
  headings: ['course-title', 'name'],
  naming: { option: 'AMB-X-1', readings: { a: 'named', b: 'anonymous' } },
  mostObjectives: { option: 'AMB-X-2', readings: { a: 7, b: 20 } },
  scales: { option: 'AMB-X-2', readings: { a: scale('no', 'some', 'yes'), b: scale('no', 'yes') } },
  items: [rated, plan, later],
  theme: { option: 'AMB-X-2', readings: { a: {}, b: { opensReview: false } } },
  source,
});
const option = (id: string) => ({ id, point: 'open', readings: { a: 'one', b: 'other' }, default: 'a', source });
const packOf = (id: string, version: string, more: object = {}): Pack =>
  Pack.parse({
    id,
    version,
    title: id,
    kind: 'evaluation',
    validFrom: null,
    validTo: null,
    status: 'active',
    options: [option('AMB-X-1'), option('AMB-X-2')],
    forms: [{ ...open, version }],
    standards: [
      { id: 'S', title: version, uses: ['session'], standards: [{ id: 'S1', text: 'Starts on time', source }], source },
    ],
    source,
    ...more,
  });
const at = (packId: string, version: string, from: string | null, more: Partial<PackActivation> = {}) =>
  ({ packId, version, from, to: null, readings: {}, ...more }) satisfies PackActivation;

describe('the form under the chosen readings', () => {
  it('has the values of their letters', () => {
    expect(formOf(open, { 'AMB-X-1': 'a', 'AMB-X-2': 'b' })).toMatchObject({
      naming: 'named',
      mostObjectives: 20,
      scales: [{ labels: ['no', 'yes'] }],
      theme: { opensReview: false, pairs: 5 },
    });
  });

  it('asks after the course only, and for no plan, where it is anonymous', () => {
    const form = formOf(open, { 'AMB-X-1': 'b', 'AMB-X-2': 'a' });
    expect(form.headings).toEqual(['course-title']);
    expect(form.items).toMatchObject([
      { id: 'R', stages: ['after'] },
      { id: 'P', stages: ['after'], isPlan: false },
    ]);
  });
});

describe('the forms and standards of a day', () => {
  const packs = [
    packOf('old', '1.0.0'),
    packOf('own', '1.9.0'),
    packOf('own', '1.10.0', { validTo: '2027-12-31' }),
    packOf('other', '1.0.0', { forms: [{ ...open, id: 'G' }], standards: [] }),
  ];
  const activations = [
    at('old', '1.0.0', null),
    at('own', '1.10.0', '2027-01-01', { readings: { 'AMB-X-1': 'b' } }),
    at('own', '1.9.0', '2027-01-01'),
    at('other', '1.0.0', '2026-06-01', { to: '2026-12-31' }),
  ];
  const idsOn = (on: string) =>
    formsOn({ packs, activations }, on).map(({ form, pack }) => `${form.id} of ${pack.id} ${pack.version}`);

  it('are those of the packs at work, each id once, the pack that was put to work last first', () => {
    expect(idsOn('2026-05-31')).toEqual(['F of old 1.0.0']);
    expect(idsOn('2026-06-01')).toEqual(['G of other 1.0.0', 'F of old 1.0.0']);
    expect(idsOn('2027-01-01')).toEqual(['F of own 1.10.0']);
    expect(formsOn({ packs, activations }, '2027-01-01')[0]?.form.naming).toBe('anonymous');
    expect(standardSetsOn({ packs, activations }, '2027-01-01').map(({ set }) => set.title)).toEqual(['1.10.0']);
  });

  it('end with the pack, and an earlier version does not come back', () => {
    expect(idsOn('2028-01-01')).toEqual(['F of old 1.0.0']);
    expect(idsOn('2026-12-31')).toContain('G of other 1.0.0');
    expect(standardSetsOn({ packs, activations: [] }, '2027-01-01')).toEqual([]);
  });
});
