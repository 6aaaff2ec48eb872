import { expect, test } from 'vitest';
import { AgencyId } from '../../ids.ts';
import { matched } from './matched.ts';

const of = (...agencies: string[]) => agencies.map((id) => ({ agencyId: AgencyId.parse(id) }));

test('two trainers of different agencies make a multi-agency delivery; two of one, or one alone, do not', () => {
  expect(matched(of('health', 'police'), {})).toEqual({ isMultiAgency: true, option: 'AMB-TR-2:a' });
  expect(matched(of('health', 'health'), {}).isMultiAgency).toBe(false);
  expect(matched(of('health'), {}).isMultiAgency).toBe(false);
});

test('where any pair matched by role is enough, two are enough', () => {
  expect(matched(of('health', 'health'), { 'AMB-TR-2': 'b' })).toEqual({ isMultiAgency: true, option: 'AMB-TR-2:b' });
  expect(matched(of('health'), { 'AMB-TR-2': 'b' }).isMultiAgency).toBe(false);
});
