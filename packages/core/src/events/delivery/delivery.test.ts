import { expect, test } from 'vitest';
import { AgencyId, PersonId } from '../../ids.ts';
import { deliveryProblems, type Leading } from './delivery.ts';

const able = { isEligible: true, missing: [] };
const of = (person: string, agency: string, eligibility: Leading['eligibility'] = able): Leading => ({
  trainer: { personId: PersonId.parse(person), agencyId: AgencyId.parse(agency) },
  eligibility,
});
const shared = { isInterAgency: true, readings: {} };
const codes = (leading: readonly Leading[], by = shared) => deliveryProblems(leading, by).map(({ code }) => code);
const [marcia, dev] = [of('marcia', 'health'), of('dev', 'police')];
const lena = of('lena', 'council', { isEligible: false, missing: ['training for trainers or equivalent'] });

test.each([
  ['two of different agencies who may train', [marcia, dev], []],
  ['nobody', [], ['none']],
  ['one alone', [marcia], ['alone']],
  ['two of one agency', [marcia, of('nora', 'health')], ['same-agency']],
  ['somebody who may not train', [marcia, lena], ['not-eligible']],
  ['somebody who may not train, alone', [lena], ['not-eligible', 'alone']],
])('a course for several agencies, led by %s', (_, leading, problems) => {
  expect(codes(leading)).toEqual(problems);
});

test('a course of one agency can be led by one trainer alone', () => {
  expect(codes([marcia], { ...shared, isInterAgency: false })).toEqual([]);
});

test('where any pair matched by role will do, two of one agency are enough, and one alone is not', () => {
  const byRole = { isInterAgency: true, readings: { 'AMB-TR-2': 'b' } };
  expect(codes([marcia, of('nora', 'health')], byRole)).toEqual([]);
  expect(codes([marcia], byRole)).toEqual(['alone']);
});

test('each thing that is missing is named, without a name of hers', () => {
  expect(deliveryProblems([lena, dev], shared)).toMatchObject([
    {
      code: 'not-eligible',
      personId: 'lena',
      sentence: 'A trainer may not lead it: training for trainers or equivalent missing.',
    },
  ]);
});
