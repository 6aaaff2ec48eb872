import type { AgencyId, PersonId } from '@trellis/core';
import { SIGN_IN_LINK_CLIENT, type Grant, type HeldGrant, type Role } from '@trellis/core/access';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import type { RoleGrantTable } from './table.ts';

/** A role and its reach out of a row that has one. */
export function grantOf(row: { readonly role: string; readonly agency_id: string | null }): Grant {
  return {
    role: row.role as Grant['role'],
    ...(row.agency_id === null ? {} : { agencyId: row.agency_id as NonNullable<Grant['agencyId']> }),
  };
}

function heldGrantOf(row: Selectable<RoleGrantTable>): HeldGrant {
  return {
    id: row.id,
    ...(row.person_id === null ? {} : { personId: row.person_id as NonNullable<HeldGrant['personId']> }),
    ...(row.account_id === null ? {} : { accountId: row.account_id as NonNullable<HeldGrant['accountId']> }),
    ...grantOf(row),
  };
}

/** What a person holds, and what an account holds by itself. */
export async function grantsOf(
  { tx }: Binding,
  holder: { readonly personId?: string | undefined; readonly accountId?: string | undefined },
): Promise<readonly HeldGrant[]> {
  const { personId, accountId } = holder;
  const rows = await tx
    .selectFrom('role_grant')
    .selectAll()
    .where((row) =>
      row.or([
        ...(personId === undefined ? [] : [row('person_id', '=', personId)]),
        ...(accountId === undefined ? [] : [row('account_id', '=', accountId)]),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(heldGrantOf);
}

/** Those of these people who hold more than a practitioner's role, themselves or through an account of theirs. */
export async function holdersOfWiderRoles({ tx }: Binding, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from role_grant where person_id = any(${people}) and role <> 'practitioner'
    union
    select a.person_id from account a join role_grant g on g.account_id = a.id
    where a.person_id = any(${people}) and g.role <> 'practitioner'`.execute(tx);
  return rows.map((row) => row.person_id);
}

/** People who hold a role, for all agencies or for this one, themselves or through an account of theirs. */
export async function holdersOf({ tx }: Binding, role: Role, agencyId?: AgencyId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select distinct coalesce(g.person_id, a.person_id) as person_id
    from role_grant g left join account a on a.id = g.account_id and a.state = 'joined'
    where g.role = ${role} and (g.agency_id is null or g.agency_id = ${agencyId ?? null})
      and coalesce(g.person_id, a.person_id) is not null
    order by 1`.execute(tx);
  return rows.map((row) => row.person_id);
}

/** The grants of administrators of the whole partnership who can sign in again, locked in one order until the transaction ends. */
export async function lockAdministrators({ tx }: Binding): Promise<readonly HeldGrant[]> {
  const { rows } = await sql<Selectable<RoleGrantTable>>`
    select g.* from role_grant g left join account a on a.id = g.account_id
    where g.role = 'administrator' and g.agency_id is null and a.client_id is distinct from ${SIGN_IN_LINK_CLIENT}
    order by g.id for update of g`.execute(tx);
  return rows.map(heldGrantOf);
}

/** One grant by its id. */
export async function heldGrant({ tx }: Binding, id: string): Promise<HeldGrant | undefined> {
  const row = await tx.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirst();
  return row && heldGrantOf(row);
}

/** Makes a grant what it is given as. */
export async function saveGrant({ tx, partnershipId }: Binding, grant: HeldGrant): Promise<void> {
  const content = {
    person_id: grant.personId ?? null,
    account_id: grant.accountId ?? null,
    role: grant.role,
    agency_id: grant.agencyId ?? null,
  };
  await tx
    .insertInto('role_grant')
    .values({ partnership_id: partnershipId, id: grant.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
}

/** Takes a grant away. */
export async function removeGrant({ tx }: Binding, id: string): Promise<void> {
  await tx.deleteFrom('role_grant').where('id', '=', id).execute();
}
