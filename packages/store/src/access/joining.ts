import type { Page, PageRequest } from '@trellis/core';
import type { AgencyScope, ClaimCode, JoinRequest } from '@trellis/core/access';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { JoinRequestTable } from './table.ts';

/** Keeps a claim code, as a hash. */
export async function saveClaimCode({ tx, partnershipId }: Binding, code: ClaimCode): Promise<void> {
  await tx
    .insertInto('claim_code')
    .values({
      partnership_id: partnershipId,
      code_hash: code.codeHash,
      person_id: code.personId,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** Takes a claim code out and gives it, once; one that has expired is gone too. */
export async function takeClaimCode({ tx, now }: Binding, codeHash: string): Promise<ClaimCode | undefined> {
  const row = await tx.deleteFrom('claim_code').where('code_hash', '=', codeHash).returningAll().executeTakeFirst();
  if (row === undefined || row.expires_at <= new Date(now).toISOString()) return undefined;
  return { codeHash: row.code_hash, personId: row.person_id as ClaimCode['personId'], expiresAt: row.expires_at };
}

function requestOf(row: Selectable<JoinRequestTable>): JoinRequest {
  return {
    id: row.id,
    accountId: row.account_id as JoinRequest['accountId'],
    agencyId: row.agency_id as JoinRequest['agencyId'],
    statedName: row.stated_name,
    ...(row.stated_staff_number === null ? {} : { statedStaffNumber: row.stated_staff_number }),
    requestedAt: row.requested_at,
    state: row.state,
  };
}

/** Makes a join request what it is given as. */
export async function saveJoinRequest({ tx, partnershipId }: Binding, request: JoinRequest): Promise<void> {
  const content = {
    account_id: request.accountId,
    agency_id: request.agencyId,
    stated_name: request.statedName,
    stated_staff_number: request.statedStaffNumber ?? null,
    requested_at: request.requestedAt,
    state: request.state,
  };
  await tx
    .insertInto('join_request')
    .values({ partnership_id: partnershipId, id: request.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
}

/** One join request by its id. */
export async function joinRequest({ tx }: Binding, id: string): Promise<JoinRequest | undefined> {
  const row = await tx.selectFrom('join_request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && requestOf(row);
}

/** An account's join requests, newest first. */
export async function joinRequestsOf({ tx }: Binding, accountId: string): Promise<readonly JoinRequest[]> {
  const rows = await tx
    .selectFrom('join_request')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(requestOf);
}

/** Join requests to the agencies of a scope that wait for an answer, oldest first. */
export async function joinRequests(
  binding: Binding,
  scope: AgencyScope,
  page: PageRequest,
): Promise<Page<JoinRequest>> {
  const isMine = scope.all ? sql`true` : sql`agency_id = any(${scope.agencyIds})`;
  const last = sql`select requested_at, id from join_request where id = ${page.after ?? null} and ${isMine}`;
  const after = page.after === undefined ? sql`true` : sql`(requested_at, id) > (${last})`;
  const { rows } = await sql<Selectable<JoinRequestTable>>`
    select * from join_request where state = 'waiting' and ${isMine} and ${after} order by requested_at, id limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), requestOf);
}
