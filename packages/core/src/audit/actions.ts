import { agencyScope, isSelf } from '../scope.ts';
import type { Actor, Role } from '../actor.ts';
import type { AccessStores } from '../access/store.ts';
import type { Instant } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { LmsStores } from '../lms/store.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStores } from '../people/store.ts';
import type { AuditedChange, AuditErrorCode } from './schema.ts';
import type { AuditStores } from './store.ts';

const KEEPERS: readonly Role[] = ['administrator'];

function isKeeper(actor: Actor): boolean {
  return agencyScope(actor, KEEPERS).all;
}

function insistOnKeeper(actor: Actor): void {
  if (!isKeeper(actor))
    throw new DomainError('access.not-permitted', 'Only an administrator of the partnership can do this.');
}

/**
 * Who did what, when and why; newest first.
 *
 * @throws `access.not-permitted`
 */
export async function entries(
  ctx: Context<AuditStores>,
  filter: {
    readonly personId?: PersonId | undefined;
    readonly action?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
  page: PageRequest,
): Promise<Page<AuditedChange>> {
  insistOnKeeper(ctx.actor);
  return ctx.store.audit.entries(filter, page);
}

/** Everything held about one person, as data. */
export interface SubjectExport {
  readonly personId: PersonId;
  readonly exportedAt: Instant;
  /** By kind of record. */
  readonly held: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * Everything that is held about a person, for herself or for an administrator who answers her request.
 *
 * @throws `access.not-permitted`, `audit.person-not-found`
 * @source UK GDPR article 15
 */
export async function subjectExport(
  ctx: Context<AuditStores & PeopleStores>,
  personId: PersonId,
): Promise<SubjectExport> {
  if (!isSelf(ctx.actor, personId)) insistOnKeeper(ctx.actor);
  await insistOnPerson(ctx, personId);
  const held = await ctx.store.audit.subject(personId);
  await record(ctx, { action: 'audit.subject-export', subject: { kind: 'person', id: personId }, personId });
  return { personId, exportedAt: ctx.now, held };
}

/**
 * Erases who somebody is: her key is destroyed, her names, identifiers and free text are blanked. Counts, dates and ids stay, so that figures do not move.
 * Her accounts and roles are let go.
 *
 * @param why - the reason, kept for good: without anything personal in it
 * @throws `access.not-permitted`, `audit.person-not-found`, `audit.reason-needed`, `people.already-erased`
 * @source UK GDPR article 17
 * @source house figures of the past keep their counts when somebody is erased
 */
export async function erasePerson(
  ctx: Context<AuditStores & PeopleStores & AccessStores & LmsStores>,
  personId: PersonId,
  why: string,
): Promise<void> {
  insistOnKeeper(ctx.actor);
  if (why.trim() === '')
    throw new DomainError<AuditErrorCode>('audit.reason-needed', 'Say why this person is erased.', { field: 'why' });
  await insistOnPerson(ctx, personId);
  await ctx.store.audit.erase(personId);
  await letGo(ctx, personId);
  // Without the person's id: her key is gone, and this entry must stay readable.
  await record(ctx, { action: 'audit.erase', subject: { kind: 'person', id: personId }, why: why.trim() });
}

/**
 * Takes her accounts and roles off the record and signs them out: whoever signs in with them from now on is somebody nobody knows, and nothing of
 * hers goes to an LMS any more.
 */
async function letGo(ctx: Context<AccessStores & LmsStores>, personId: PersonId): Promise<void> {
  const { access } = ctx.store;
  for (const held of await access.grantsOf({ personId })) await access.removeGrant(held.id);
  for (const { personId: _her, ...account } of await access.accountsOf(personId)) {
    for (const held of await access.grantsOf({ accountId: account.id })) await access.removeGrant(held.id);
    await access.saveAccount({ ...account, state: 'unknown' });
    await access.endSessions(account.id);
    await ctx.store.lms.forgetLearner(account.id);
  }
}

async function insistOnPerson(ctx: Context<PeopleStores>, personId: PersonId): Promise<void> {
  const person = await ctx.store.people.person(personId);
  if (!person) throw new DomainError<AuditErrorCode>('audit.person-not-found', 'There is no such person.');
  if (person.erasedAt !== undefined)
    throw new DomainError(
      'people.already-erased',
      'This person has been erased: nothing that says who it was is held any more.',
    );
}
