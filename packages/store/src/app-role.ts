import { sql, type Kysely } from 'kysely';
import { databaseNames } from './server/roles.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** What to call things in the SQL that prepares one's own PostgreSQL. */
export interface RoleNames {
  /** The login that Trellis is given in TRELLIS_DATABASE_URL. Default `trellis_owner`. */
  readonly login?: string;
  /** Default `trellis`. */
  readonly database?: string;
}

/**
 * The SQL with which an administrator prepares one's own PostgreSQL 15 or newer: run it once as a superuser, put a password in.
 *
 * Trellis signs in as the owner of the tables and does its daily work as `trellis_app`, which owns nothing and which row-level security binds.
 */
export function rolesSql(names: RoleNames = {}): string {
  const { login = databaseNames.owner, database = databaseNames.database } = names;
  const { app } = databaseNames;
  const [loginName, databaseName] = [quote(login), quote(database)];
  return [
    '-- Run once as a superuser, with a password of your own. Skip the lines for what you already have.',
    `create role ${loginName} login password 'CHANGE ME' nosuperuser nobypassrls;`,
    `create role ${app} nologin nosuperuser nobypassrls;`,
    `grant ${app} to ${loginName};`,
    `create database ${databaseName} owner ${loginName};`,
    `grant connect, temporary on database ${databaseName} to ${app};`,
    '',
  ].join('\n');
}

/**
 * Makes `trellis_app` where this login may, so that an empty server of one's own needs no preparation.
 *
 * @throws `store.role-missing` with the SQL to run when it may not
 */
export async function ensureAppRole(owner: Kysely<Tables>): Promise<void> {
  const { app } = databaseNames;
  const { rows } = await sql<{ exists: boolean; member: boolean; login: string; database: string }>`
    select exists(select from pg_roles where rolname = ${app}) as exists,
      coalesce((select pg_has_role(session_user, oid, 'member') from pg_roles where rolname = ${app}), false) as member,
      session_user::text as login, current_database() as database`.execute(owner);
  const found = rows[0]!;
  if (found.member) return;
  try {
    if (!found.exists) await sql`create role ${sql.ref(app)} nologin nosuperuser nobypassrls`.execute(owner);
    await sql`grant ${sql.ref(app)} to ${sql.ref(found.login)}`.execute(owner);
  } catch (cause) {
    // Another service that starts at the same moment may have made it.
    const { code } = cause as { code?: string };
    if (code === '42710' || code === '23505') return await ensureAppRole(owner);
    throw new StoreError(
      'store.role-missing',
      `The login ${found.login} may not work as the role ${app}. Ask the server's administrator to run:\n\n${rolesSql(found)}`,
      { cause },
    );
  }
}

/**
 * Refuses to work under a role that row-level security does not bind, since then nothing would keep partnerships apart.
 *
 * @param app - a connection under the role that does the daily work
 * @throws `store.role-too-strong` with what to change
 */
export async function checkAppRole(app: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; superuser: boolean; bypasses: boolean; owned: string | null }>`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses,
      (select min(c.oid::regclass::text) from pg_class c
        where c.relkind in ('r', 'p') and c.relpersistence <> 't' and pg_has_role(r.oid, c.relowner, 'usage')
          and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)) as owned
    from pg_roles r where r.rolname = current_user`.execute(app);
  const role = rows[0]!;
  const faults = [
    role.superuser ? 'it is a superuser' : undefined,
    role.bypasses ? 'it may bypass row-level security' : undefined,
    role.owned === null || role.superuser ? undefined : `it owns the table ${role.owned} or is a member of its owner`,
  ].filter((fault) => fault !== undefined);
  if (faults.length === 0) return;
  throw new StoreError(
    'store.role-too-strong',
    `Trellis does not start, because nothing would keep partnerships apart: it would work as ${role.name}, and ${faults.join(' and ')}. \`trellis database roles\` prints the SQL that sets up a role without those rights.`,
  );
}

function quote(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
