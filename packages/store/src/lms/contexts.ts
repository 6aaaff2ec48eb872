import type { Page, PageRequest } from '@trellis/core';
import type { LmsContext } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { LmsContextTable } from './table.ts';

function contextOf(row: Selectable<LmsContextTable>): LmsContext {
  return {
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    contextId: row.context_id,
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.memberships_url === null ? {} : { membershipsUrl: row.memberships_url }),
    ...(row.line_items_url === null ? {} : { lineItemsUrl: row.line_items_url }),
    isSiteWide: row.is_site_wide,
    lastSeenAt: row.last_seen_at,
    ...(row.roster_read_at === null ? {} : { rosterReadAt: row.roster_read_at }),
  };
}

/** Keeps a context, or what is new of one that is known: what a launch does not say stays as it was, and so does a later moment. */
export async function noteContext({ tx, partnershipId }: Binding, context: LmsContext): Promise<void> {
  await sql`
    insert into lms_context as known (partnership_id, registration_id, context_id, deployment_id, title, memberships_url, line_items_url,
      is_site_wide, last_seen_at, roster_read_at)
    values (${partnershipId}, ${context.registrationId}, ${context.contextId}, ${context.deploymentId}, ${context.title ?? null},
      ${context.membershipsUrl ?? null}, ${context.lineItemsUrl ?? null}, ${context.isSiteWide}, ${context.lastSeenAt}::timestamptz,
      ${context.rosterReadAt ?? null}::timestamptz)
    on conflict (partnership_id, registration_id, context_id) do update set deployment_id = excluded.deployment_id,
      title = coalesce(excluded.title, known.title), memberships_url = coalesce(excluded.memberships_url, known.memberships_url),
      line_items_url = coalesce(excluded.line_items_url, known.line_items_url), is_site_wide = excluded.is_site_wide,
      last_seen_at = greatest(excluded.last_seen_at, known.last_seen_at),
      roster_read_at = greatest(excluded.roster_read_at, known.roster_read_at)`.execute(tx);
}

/** One context by what its LMS calls it. */
export async function context(
  { tx }: Binding,
  registrationId: string,
  contextId: string,
): Promise<LmsContext | undefined> {
  const row = await tx
    .selectFrom('lms_context')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where('context_id', '=', contextId)
    .executeTakeFirst();
  return row && contextOf(row);
}

/** The contexts of an LMS, last seen first. */
export async function contexts(binding: Binding, registrationId: string, page: PageRequest): Promise<Page<LmsContext>> {
  const isMeant = sql`registration_id = ${registrationId}`;
  const last = sql`select last_seen_at, context_id from lms_context where context_id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(last_seen_at, context_id) < (${last})`;
  const { rows } = await sql<Selectable<LmsContextTable>>`
    select * from lms_context where ${isMeant} and ${after} order by last_seen_at desc, context_id desc limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.context_id }), contextOf);
}
