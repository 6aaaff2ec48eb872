import { expect, test } from 'vitest';
import { dayOf } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import { Pack } from '../../frameworks/schema.ts';
import { AgencyId } from '../../ids.ts';
import { overrideChanges, ruleChanges } from './rule-changes.ts';

const first = Pack.parse(madeUp);
test('an interval that an agency set is said in the words of the rule that it replaces', () => {
  const inForce = requirementsInForce(
    [first],
    [{ packId: first.id, version: first.version, from: null, to: null, readings: {} }],
    [],
  );
  const override = {
    id: 'o1',
    agencyId: AgencyId.parse('00000000-0000-4000-8000-000000000001'),
    requirementId: 'T2',
    intervalMonths: 24,
    from: '2026-06-01',
    to: null,
    why: 'Our policy',
  };
  expect(overrideChanges({ inForce, overrides: [override] }, '2026-01-01', '2026-12-31')).toMatchObject([
    { on: '2026-06-01', old: 'Every three years', new: 'Every two years' },
  ]);
});

test('the name of what is to be read stands in the title as it is written', () => {
  const level = madeUp.requirements.find(({ id }) => id === 'T2')!;
  const rule = {
    kind: 'declaration',
    id: 'R-READ',
    edition: 'KCSIE-2026',
    editionTitle: 'KCSIE 2026',
    editionOn: '2026-04-01',
    within: { days: 30 },
    first: { kind: 'before-role' },
    source: level.rule.source,
  };
  const second = Pack.parse({ ...madeUp, version: '2.0.0', requirements: [{ ...level, rule }] });
  const inForce = requirementsInForce(
    [first, second],
    [
      { packId: first.id, version: '1.0.0', from: null, to: null, readings: {} },
      { packId: first.id, version: '2.0.0', from: '2026-04-01', to: null, readings: {} },
    ],
    [],
  );
  const [change] = ruleChanges({ packs: [first, second], inForce }, dayOf('2026-01-01'), dayOf('2026-12-31'));
  expect(change!.title).toContain('a declaration of having read KCSIE 2026');
});
