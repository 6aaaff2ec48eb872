import { expect, test } from 'vitest';
import type { ChargingPolicy } from '@trellis/core/charging';
import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { packFaults } from './define-pack.ts';

type Policy = z.input<typeof ChargingPolicy>;

const source = { document: 'Example charges 2026' };
const flat = { kind: 'flat', pence: 5000 } as const;
const tier = { number: 1, title: 'Everybody', price: flat, lateCancellation: flat, noShow: flat, source };
const option = {
  id: 'AMB-EX-1',
  point: 'Do bank holidays count?',
  readings: { a: 'yes', b: 'no' },
  default: 'a',
  source,
};
const row = { id: 'small', title: 'Small', tier: 1, turnover: ['unknown'], under: { 'AMB-EX-1': ['b'] }, source };
const notice: Policy['notice'] = {
  count: 10,
  unit: 'working-days',
  lateWhen: 'fewer-than',
  doBankHolidaysCount: { option: 'AMB-EX-1', readings: { a: true, b: false } },
  counting: 'from-notice',
  day: { clock: 'local' },
  source,
};
const policy: Policy = {
  id: 'example',
  version: '1.0.0',
  title: 'Example',
  areaTitle: 'Here',
  tiers: [tier],
  rows: [row],
  everybodyElse: { tier: 1, title: 'Everybody', source },
  length: { halfDayUpToMinutes: 240, severalSessions: 'total-length', source },
  calendar: 'england-and-wales',
  notice,
  cancelling: { who: ['manager'], channel: 'In writing', source },
  substitutes: { who: 'same-team', source },
  organiserCancels: { source },
  options: [option],
  source,
};

function faultsOf(changes: Partial<Policy>, ofPack: Partial<z.input<typeof Pack>> = {}): readonly string[] {
  return packFaults({
    id: 'example',
    version: '1.0.0',
    title: 'Example',
    kind: 'charging policy',
    validFrom: null,
    validTo: null,
    status: 'active',
    chargingPolicies: [{ ...policy, ...changes }],
    source,
    ...ofPack,
  });
}

test('a whole policy has no fault', () => {
  expect(faultsOf({})).toEqual([]);
});

const place = 'chargingPolicies.example';
test.each<[string, Partial<Policy>, string]>([
  ['another version than the pack', { version: '2.0.0' }, `${place}.version: must be that of the pack, 1.0.0`],
  ['a tier twice', { tiers: [tier, tier] }, `${place}.tiers: the number 1 is there twice`],
  ['the tier of a row', { rows: [{ ...row, tier: 9 }] }, `${place}.rows.small.tier: there is no tier 9`],
  [
    'the tier of everybody else',
    { everybodyElse: { tier: 9, title: 'Others', source } },
    `${place}.everybodyElse.tier: there is no tier 9`,
  ],
  [
    'a turnover band',
    { rows: [{ ...row, turnover: ['large'] }] },
    `${place}.rows.small.turnover: there is no turnover band large`,
  ],
  [
    'the option of a row',
    { rows: [{ ...row, under: { 'AMB-EX-9': ['a'] } }] },
    `${place}.rows.small.under: the policy has no option AMB-EX-9`,
  ],
  [
    'a reading of a row',
    { rows: [{ ...row, under: { 'AMB-EX-1': ['z'] } }] },
    `${place}.rows.small.under: AMB-EX-1 has no reading "z"`,
  ],
  [
    'a reading of a value',
    { notice: { ...notice, doBankHolidaysCount: { option: 'AMB-EX-1', readings: { a: true } } } },
    `${place}.notice.doBankHolidaysCount: says nothing for reading "b" of AMB-EX-1`,
  ],
  ['the option of a value', { options: [] }, `${place}.notice.doBankHolidaysCount: the pack has no option AMB-EX-1`],
  [
    'the default of an option',
    { options: [{ ...option, default: 'z' }] },
    `${place}.options.AMB-EX-1.default: there is no reading "z"`,
  ],
  [
    'a price that is the price',
    { tiers: [{ ...tier, price: { kind: 'price' } }] },
    `${place}.tiers.0.price: the price of the place cannot be the price of the place`,
  ],
  ['a row twice', { rows: [row, row] }, `${place}.rows: the id small is there twice`],
])('%s that cannot be right is told with its place', (_, changes, fault) => {
  expect(faultsOf(changes)).toContain(fault);
});

test('a bank holiday that is there twice is told', () => {
  const holiday = { date: '2027-01-01', name: 'New Year' };
  const calendars = [{ id: 'days', version: '1', title: 'Days', holidays: [holiday, holiday], source }];
  expect(faultsOf({}, { calendars })).toEqual(['calendars.days.holidays: 2027-01-01 is there twice']);
});
