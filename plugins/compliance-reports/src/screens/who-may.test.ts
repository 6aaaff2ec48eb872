import { expect, test } from 'vitest';
import { mayReport } from './who-may.ts';

const grants = (...given: readonly (readonly [role: string, agencyId?: string])[]) =>
  ({
    grants: given.map(([role, agencyId]) => ({ role, ...(agencyId === undefined ? {} : { agencyId }) })),
  }) as Parameters<typeof mayReport>[0];

test('a coordinator of the partnership draws up reports and sees people', () => {
  expect(mayReport(grants(['coordinator']))).toMatchObject({ isDrafting: true, seesPeople: true });
});

test('a board member reads and keeps actions: she draws nothing up and sees nobody', () => {
  expect(mayReport(grants(['board']))).toEqual({
    readsPartnership: true,
    isDrafting: false,
    keepsActions: true,
    isScrutinising: false,
    leadsAgencies: [],
    seesPeople: false,
  });
});

test('a scrutineer takes rows without names', () => {
  expect(mayReport(grants(['scrutineer']))).toMatchObject({
    isScrutinising: true,
    isDrafting: false,
    seesPeople: false,
  });
});

test('an agency’s lead answers for her agency alone', () => {
  expect(mayReport(grants(['agency-lead', 'riverside']))).toMatchObject({
    readsPartnership: false,
    leadsAgencies: ['riverside'],
    isDrafting: false,
    seesPeople: true,
  });
});
