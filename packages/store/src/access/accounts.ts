import type { Page, PageRequest } from '@trellis/core';
import type { Account, AgencyScope } from '@trellis/core/access';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { AccountTable } from './table.ts';

/** An account out of its row. */
function accountOfRow(row: Selectable<AccountTable>): Account {
  return {
    id: row.id as Account['id'],
    issuer: row.issuer,
    clientId: row.client_id,
    subject: row.subject,
    state: row.state,
    ...(row.person_id === null ? {} : { personId: row.person_id as NonNullable<Account['personId']> }),
    ...(row.not_person_id === null ? {} : { notPersonId: row.not_person_id as NonNullable<Account['notPersonId']> }),
    ...(row.shown_name === null ? {} : { shownName: row.shown_name }),
    lastSeenAt: row.last_seen_at,
  };
}

/** One account by its id. */
export async function account({ tx }: Binding, id: string): Promise<Account | undefined> {
  const row = await tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return row && accountOfRow(row);
}

/** The account of somebody who arrives, as it is stored now: new, or seen again. */
export async function arrive({ tx, partnershipId }: Binding, arriving: Account): Promise<Account> {
  const { id, issuer, clientId, subject, state, shownName, lastSeenAt } = arriving;
  const row = await tx
    .insertInto('account')
    .values({
      partnership_id: partnershipId,
      id,
      issuer,
      client_id: clientId,
      subject,
      state,
      person_id: null,
      shown_name: shownName ?? null,
      last_seen_at: lastSeenAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'issuer', 'client_id', 'subject']).doUpdateSet((known) => ({
        last_seen_at: known.ref('excluded.last_seen_at'),
        shown_name: sql`coalesce(excluded.shown_name, account.shown_name)`,
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return accountOfRow(row);
}

/** Makes an account what it is given as. */
export async function saveAccount({ tx, partnershipId }: Binding, saved: Account): Promise<void> {
  const content = {
    issuer: saved.issuer,
    client_id: saved.clientId,
    subject: saved.subject,
    state: saved.state,
    person_id: saved.personId ?? null,
    not_person_id: saved.notPersonId ?? null,
    shown_name: saved.shownName ?? null,
    last_seen_at: saved.lastSeenAt,
  };
  await tx
    .insertInto('account')
    .values({ partnership_id: partnershipId, id: saved.id, ...content, is_newly_joined: saved.state === 'joined' })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'id']).doUpdateSet({
        ...content,
        is_newly_joined: sql`excluded.is_newly_joined
          and (account.is_newly_joined or (account.state, account.person_id) is distinct from (excluded.state, excluded.person_id))`,
      }),
    )
    .execute();
}

/** The accounts of these subjects of one issuer and client. */
export async function accountsBySubject(
  { tx }: Binding,
  issuer: string,
  clientId: string,
  subjects: readonly string[],
): Promise<readonly Account[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<Selectable<AccountTable>>`
    select * from account where issuer = ${issuer} and client_id = ${clientId} and subject = any(${subjects})`.execute(
    tx,
  );
  return rows.map(accountOfRow);
}

/** Keeps accounts whose subjects nobody has arrived with yet; gives those that it kept. */
export async function addAccounts(
  { tx, partnershipId }: Binding,
  added: readonly Account[],
): Promise<readonly Account[]> {
  if (added.length === 0) return [];
  const given = incoming(
    added.map((account) => ({
      id: account.id,
      issuer: account.issuer,
      client_id: account.clientId,
      subject: account.subject,
      state: account.state,
      person_id: account.personId,
      shown_name: account.shownName,
      last_seen_at: account.lastSeenAt,
    })),
    {
      id: 'text',
      issuer: 'text',
      client_id: 'text',
      subject: 'text',
      state: 'text',
      person_id: 'text',
      shown_name: 'text',
      last_seen_at: 'timestamptz',
    },
  );
  const { rows } = await sql<Selectable<AccountTable>>`
    insert into account (partnership_id, id, issuer, client_id, subject, state, person_id, shown_name, last_seen_at, is_newly_joined)
    select ${partnershipId}, id, issuer, client_id, subject, state, person_id, shown_name, last_seen_at, state = 'joined' from ${given} i order by subject
    on conflict do nothing returning *`.execute(tx);
  return rows.map(accountOfRow);
}

/** The accounts that are a person's, or wait to become it; last seen first. */
export async function accountsOf({ tx }: Binding, personId: string): Promise<readonly Account[]> {
  const rows = await tx
    .selectFrom('account')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(accountOfRow);
}

/** Accounts that wait for somebody to say whether they are the person they seem to be, last seen first. In a scope: whose person has a post there. */
export async function waitingAccounts(binding: Binding, scope: AgencyScope, page: PageRequest): Promise<Page<Account>> {
  const isMine = scope.all
    ? sql`true`
    : sql`person_id in (select person_id from post where agency_id = any(${scope.agencyIds}) and known_to = 'infinity')`;
  const last = sql`select last_seen_at, id from account where id = ${page.after ?? null} and ${isMine}`;
  const after = page.after === undefined ? sql`true` : sql`(last_seen_at, id) < (${last})`;
  const { rows } = await sql<Selectable<AccountTable>>`
    select * from account where state = 'waiting' and ${isMine} and ${after} order by last_seen_at desc, id desc limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), accountOfRow);
}
