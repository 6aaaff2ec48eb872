import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { Grant } from '../actor.ts';
import type { AccessStores } from './store.ts';

/** Whether any of these grants lets its holder do more than a practitioner may. */
function isWider(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role !== 'practitioner');
}

/**
 * Whether whoever signs in as this person could do more than a practitioner may, through her own grants or those of an account of hers.
 *
 * @source house a match to anyone who holds more than practitioner waits for confirmation
 */
export async function holdsWiderRole(ctx: Context<AccessStores>, personId: PersonId): Promise<boolean> {
  const { access } = ctx.store;
  if (isWider(await access.grantsOf({ personId }))) return true;
  for (const account of await access.accountsOf(personId))
    if (isWider(await access.grantsOf({ accountId: account.id }))) return true;
  return false;
}
