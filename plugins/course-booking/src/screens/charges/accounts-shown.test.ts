import type { AccountListed } from '@trellis/core/billing';
import { expect, test } from 'vitest';
import { accountsShown, sumOf } from './accounts-shown.ts';

const account = (agencyName: string, heldPence: number): AccountListed =>
  ({ agencyName, heldPence, openPence: 0, pence: heldPence }) as AccountListed;
const accounts = [account('Priory Lane Surgery', 7000), account('Willow Tree Nursery', 0)];

test('agencies are found by a part of their name, and by what is on hold', () => {
  expect(accountsShown(accounts, 'willow ', '').map((each) => each.agencyName)).toEqual(['Willow Tree Nursery']);
  expect(accountsShown(accounts, '', 'held').map((each) => each.agencyName)).toEqual(['Priory Lane Surgery']);
  expect(accountsShown(accounts, '', 'open')).toEqual([]);
});

test('sums are of what is shown', () => {
  expect(sumOf(accounts, 'heldPence')).toBe(7000);
});
