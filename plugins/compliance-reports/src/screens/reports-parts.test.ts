import { expect, test } from 'vitest';
import { tabsFor } from './reports-parts.ts';

const nobody = {
  readsPartnership: false,
  isDrafting: false,
  keepsActions: false,
  isScrutinising: false,
  leadsAgencies: [],
  seesPeople: false,
};
const labels = (may: Parameters<typeof tabsFor>[0]): readonly string[] => tabsFor(may).map(({ label }) => label);

test('a board has its reports, the actions that came of them, and what-ifs', () => {
  expect(labels({ ...nobody, readsPartnership: true })).toEqual(['Reports', 'Actions', 'What if']);
});

test('an agency’s lead has its headcount, and not the partnership’s actions', () => {
  expect(labels({ ...nobody, leadsAgencies: ['riverside'] })).toEqual(['Reports', 'Headcount', 'What if']);
});

test('a coordinator has every part', () => {
  expect(labels({ ...nobody, readsPartnership: true, isDrafting: true })).toHaveLength(6);
});
