import { expect, test } from 'vitest';
import { agenciesLed } from './agencies-led.ts';

const agencies = [
  { id: 'a', name: 'Avon Care', ref: 'AC' },
  { id: 'b', name: 'Brook Nursery', ref: 'BN' },
  { id: 'c', name: 'City Hospital', ref: 'CH' },
];
const idsFor = (...grants: Parameters<typeof agenciesLed>[0]['grants']) =>
  agenciesLed({ grants }, agencies).map(({ id }) => id);

test('a lead chooses between the agencies she leads, and not the one where she only works', () => {
  expect(idsFor({ role: 'agency-lead', agencyId: 'a' }, { role: 'agency-lead', agencyId: 'c' })).toEqual(['a', 'c']);
  expect(idsFor({ role: 'manager', agencyId: 'b' }, { role: 'agency-lead', agencyId: 'a' })).toEqual(['a']);
});

test('a coordinator chooses between all', () => {
  expect(idsFor({ role: 'coordinator' })).toEqual(['a', 'b', 'c']);
});

test('a board member has none to choose', () => {
  expect(idsFor({ role: 'board' })).toEqual([]);
});
