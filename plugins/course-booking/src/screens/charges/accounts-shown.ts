import type { AccountListed } from '@trellis/core/billing';

/** Which agencies are shown: all, or those with something in one state. */
export type AccountsChosen = '' | 'open' | 'held' | 'disputed';

/** The sums that an account has. */
export type AccountSum = 'pence' | 'openPence' | 'heldPence' | 'disputedPence' | 'billedPence';

const SUMS: Readonly<Record<Exclude<AccountsChosen, ''>, AccountSum>> = {
  open: 'openPence',
  held: 'heldPence',
  disputed: 'disputedPence',
};

/** The accounts whose agency has these letters in its name and something in the state that was chosen. */
export function accountsShown(
  accounts: readonly AccountListed[],
  text: string,
  chosen: AccountsChosen,
): readonly AccountListed[] {
  const wanted = text.trim().toLowerCase();
  return accounts.filter(
    (account) => account.agencyName.toLowerCase().includes(wanted) && (chosen === '' || account[SUMS[chosen]] !== 0),
  );
}

/** What these accounts come to together, in pence. */
export function sumOf(accounts: readonly Pick<AccountListed, AccountSum>[], sum: AccountSum): number {
  return accounts.reduce((total, account) => total + account[sum], 0);
}
