import type { AccessStores } from '../access/store.ts';
import type { Context } from '../context.ts';
import type { AccountId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { nameOf } from '../people/name-of.ts';
import type { PeopleStores } from '../people/store.ts';
import { entries } from './actions.ts';
import type { AuditedChange } from './schema.ts';
import type { AuditStores } from './store.ts';

/** A change with the names of those in it, as they are called now. The audit itself holds ids only, so nothing of it changes when somebody is erased. */
export interface ChangeListed extends AuditedChange {
  /** Whoever did it: a person, or an API token by its name. Absent for the command line, jobs, and somebody erased. */
  readonly actorName?: string | undefined;
  /** Whom it is about; absent when it is about nobody, or about somebody erased. */
  readonly personName?: string | undefined;
}

type Needs = AuditStores & AccessStores & PeopleStores;

/**
 * Who did what, when and why, with names; newest first.
 *
 * @throws `access.not-permitted`
 */
export async function listChanges(
  ctx: Context<Needs>,
  filter: Parameters<typeof entries>[1],
  page: PageRequest,
): Promise<Page<ChangeListed>> {
  const found = await entries(ctx, filter, page);
  const actors = new Map<string, { readonly personId?: PersonId | undefined; readonly name?: string | undefined }>();
  for (const { actor } of found.rows) {
    if (actors.has(actor.id)) continue;
    if (actor.kind === 'token') actors.set(actor.id, { name: (await ctx.store.access.token(actor.id))?.name });
    if (actor.kind !== 'account') continue;
    const account = await ctx.store.access.account(actor.id as AccountId);
    // An account that waits for confirmation is nobody's yet, whoever it may turn out to be.
    actors.set(actor.id, {
      personId: account?.state === 'joined' ? account.personId : undefined,
      name: account?.shownName,
    });
  }
  const ids = new Set([
    ...found.rows.map((row) => row.personId),
    ...[...actors.values()].map((actor) => actor.personId),
  ]);
  const people = await ctx.store.people.people([...ids].filter((id) => id !== undefined));
  const names = new Map(
    people.flatMap((person) => (person.erasedAt === undefined ? [[person.id, nameOf(person)] as const] : [])),
  );
  return {
    ...found,
    rows: found.rows.map((row): ChangeListed => {
      const actor = actors.get(row.actor.id);
      const actorName = actor?.personId === undefined ? actor?.name : names.get(actor.personId);
      const personName = row.personId === undefined ? undefined : names.get(row.personId);
      return { ...row, ...(actorName !== undefined && { actorName }), ...(personName !== undefined && { personName }) };
    }),
  };
}
