import { DomainError } from '@trellis/core';
import type { AccessErrorCode, Actor, Role } from '@trellis/core/access';

/** Who may call a procedure: anybody with an account, the plugin of a connected LMS and nobody else, or whoever holds one of these roles somewhere. */
export type Allowed = 'signed-in' | 'connected-lms' | readonly Role[];

/** Who may call each procedure, by its dotted path. What has no row is nobody's. */
export type PermissionTable = Readonly<Record<string, Allowed>>;

/**
 * The roles an actor holds: those granted, and *practitioner* for everybody whom we know as a person.
 *
 * @source house a person may always see what is asked of her
 */
export function rolesOf(actor: Actor): readonly Role[] {
  const granted = actor.grants.map((grant) => grant.role);
  return [...new Set<Role>(actor.personId === undefined ? granted : ['practitioner', ...granted])];
}

/**
 * Whether an actor is among those allowed.
 *
 * @source house the plugin of an LMS tells and asks what the connector's own procedures are for and no more, whatever it is granted; nobody else can speak for it
 */
export function isAllowed(allowed: Allowed, actor: Actor): boolean {
  if (actor.kind === 'connection' || allowed === 'connected-lms')
    return actor.kind === 'connection' && allowed === 'connected-lms';
  return allowed === 'signed-in' || rolesOf(actor).some((role) => allowed.includes(role));
}

/**
 * Refuses whoever has not shown who they are.
 *
 * @throws `access.not-signed-in`
 */
export function insistOnSomebody(actor: Actor | undefined): asserts actor is Actor {
  if (actor === undefined)
    throw new DomainError<AccessErrorCode>('access.not-signed-in', 'Sign in, or send a valid token, and try again.');
}

/**
 * Refuses an actor who is not among those allowed. Which agencies she then sees is for the action to decide.
 *
 * @param allowed - undefined: nobody is
 * @throws `access.not-signed-in` without an actor, `access.not-permitted` otherwise
 */
export function insistOnPermission(allowed: Allowed | undefined, actor: Actor | undefined): void {
  insistOnSomebody(actor);
  if (allowed !== undefined && isAllowed(allowed, actor)) return;
  throw new DomainError<AccessErrorCode>(
    'access.not-permitted',
    'Your role does not include this. Ask an administrator if you need it.',
  );
}

/**
 * Refuses to start with a procedure that nobody gave a permission, or a permission for a procedure that is not there.
 *
 * @throws Error naming every such path
 */
export function checkPermissionTable(procedurePaths: readonly string[], table: PermissionTable): void {
  const missing = procedurePaths.filter((path) => !Object.hasOwn(table, path));
  const idle = Object.keys(table).filter((path) => !procedurePaths.includes(path));
  if (missing.length === 0 && idle.length === 0) return;
  throw new Error(
    [
      ...missing.map((path) => `${path} has no row in the table of permissions`),
      ...idle.map((path) => `${path} has a permission but there is no such procedure`),
    ].join('; '),
  );
}
