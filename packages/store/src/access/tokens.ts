import type { Page, PageRequest } from '@trellis/core';
import type { Token } from '@trellis/core/access';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { grantOf } from './grants.ts';
import type { TokenTable } from './table.ts';

function tokenOf(row: Selectable<TokenTable>): Token {
  return {
    id: row.id,
    name: row.name,
    grant: grantOf(row),
    createdAt: row.created_at,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}

/** API tokens, newest first, revoked ones included. */
export async function tokens(binding: Binding, page: PageRequest): Promise<Page<Token>> {
  const last = sql`select created_at, id from token where id = ${page.after ?? null}`;
  const after = page.after === undefined ? sql`true` : sql`(created_at, id) < (${last})`;
  const { rows } = await sql<Selectable<TokenTable>>`
    select * from token where ${after} order by created_at desc, id desc limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), tokenOf);
}

/** One API token by its id. */
export async function token({ tx }: Binding, id: string): Promise<Token | undefined> {
  const row = await tx.selectFrom('token').selectAll().where('id', '=', id).executeTakeFirst();
  return row && tokenOf(row);
}

/** Keeps a new API token: what may be listed here, its hash behind the door. */
export async function saveToken({ tx, partnershipId }: Binding, saved: Token, secretHash: string): Promise<void> {
  await tx
    .insertInto('token')
    .values({
      partnership_id: partnershipId,
      id: saved.id,
      name: saved.name,
      role: saved.grant.role,
      agency_id: saved.grant.agencyId ?? null,
      created_at: saved.createdAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  await sql`select door.add_token(${secretHash}, ${saved.id})`.execute(tx);
}

/** Ends an API token for good. */
export async function revokeToken({ tx, now }: Binding, id: string): Promise<void> {
  await sql`select door.remove_token(${id})`.execute(tx);
  await tx.updateTable('token').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute();
}

const usedAgainAfterSeconds = 60;

/**
 * An API token that is being used, with that noted: at most once a minute, so that a busy token is not a busy row.
 *
 * @returns undefined when it was revoked
 */
export async function useToken({ tx, now }: Binding, id: string): Promise<Token | undefined> {
  await sql`update token set last_used_at = ${now}::timestamptz where id = ${id}
    and coalesce(last_used_at, '-infinity') < ${now}::timestamptz - make_interval(secs => ${usedAgainAfterSeconds})`.execute(
    tx,
  );
  const row = await tx
    .selectFrom('token')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && tokenOf(row);
}
