import { describe, expect, it } from 'vitest';
import { equivalencesById } from '../../frameworks/crosswalk/crosswalk.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { RulesOfPartnership } from '../rules/rules.ts';
import { changedRules } from './changed-rules.ts';
import { whatIsRead } from './what-is-read.ts';

const pack = Pack.parse(madeUp);
const atWork = { packId: pack.id, version: '1.0.0', from: null, to: null, readings: {} };
const mapped = (satisfies: readonly string[]) => ({ satisfies, validFrom: null, validTo: null });

function read(requirement: string) {
  const rules = changedRules([pack], [atWork], [{ requirement, noticeDays: 10, from: '2027-04-01' }]);
  const equivalences = equivalencesById([
    {
      id: 'e1',
      from: 'AWARD',
      to: ['T1-C1'],
      carries: 'full',
      validFrom: null,
      validTo: null,
      why: 'x',
      isTakenBack: false,
    },
    {
      id: 'e2',
      from: 'OTHER',
      to: ['KIND'],
      carries: 'full',
      validFrom: null,
      validTo: null,
      why: 'x',
      isTakenBack: false,
    },
  ]);
  const courses = new Map(
    [
      ['whole', mapped(['T1'])],
      ['award', mapped(['AWARD'])],
      ['kind', mapped(['KIND'])],
    ].map(([ref, mapping]) => [ref as string, { ref, versions: [], mappings: [mapping] }]),
  ) as unknown as RulesOfPartnership['courses'];
  const mappings = new Map([
    ['nurse', [{ audiences: ['G9', 'G2'] }]],
    ['porter', [{ audiences: ['G9'] }]],
  ]) as unknown as RulesOfPartnership['mappings'];
  return whatIsRead(rules, { courses, equivalences, mappings });
}

describe('a what-if reads', () => {
  it('the groups that need the list of a level, also through a higher one, and the job titles that stand for them', () => {
    expect(read('T1-list').posts).toEqual({ groups: ['G1', 'G2'], titleKeys: ['nurse'] });
  });

  it('everybody where no group is named', () => {
    expect(read('KIND').posts).toBeUndefined();
  });

  it('evidence that names the requirement, its parts or what they are worth, and courses that are mapped to those', () => {
    const { learning } = read('T1-list');
    expect(learning?.ids).toEqual(expect.arrayContaining(['T1-list', 'T1', 'T1-C1', 'T1-C2a', 'AWARD']));
    expect(learning?.ids).not.toContain('OTHER');
    expect(learning?.courseRefs).toEqual(['whole', 'award']);
    expect(read('KIND').learning?.courseRefs).toEqual(['kind']);
  });
});
