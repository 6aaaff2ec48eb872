import type { Context, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import type { Addresses } from './addresses.ts';
import type { Certificates } from './certificates.ts';
import type { NavigationEntry } from './navigation/navigation.ts';
import type { PermissionTable } from './permissions/permissions.ts';

/** The partnership that a request belongs to, as far as a page may show it. */
export interface PartnershipShown {
  readonly id: string;
  readonly name: string;
  /** A demo database says so on every page. */
  readonly isDemo: boolean;
}

/** Who is asking and for which partnership, as the host found out from a session or a token. */
export interface Session {
  readonly actor: Actor;
  readonly partnership: PartnershipShown;
}

/** What the host binds to a transaction; {@link inTransaction} adds who was touched and which rules change. */
export type BoundContext = Omit<Context<Stores>, 'touch' | 'changeRules'>;

/** Runs some work in one transaction of the caller's partnership: saved together, or, if it throws, not at all. */
export type Run = <Result>(work: (ctx: BoundContext) => Promise<Result>) => Promise<Result>;

/** Somebody who has shown who they are, and the only way to their partnership's data. */
export interface Caller {
  readonly session: Session;
  readonly run: Run;
}

/** What a request brings before its transaction is open. Made by `createApi(...).context(caller)`. */
export interface RequestContext {
  /** Absent: nobody has signed in. */
  readonly caller: Caller | undefined;
  readonly permissions: PermissionTable;
  readonly navigation: readonly NavigationEntry[];
  readonly addresses: Addresses;
  readonly certificates: Certificates;
}

/** What a procedure is given: core's context, bound to the open transaction, and who is asking. */
export interface ApiContext extends Context<Stores> {
  readonly session: Session;
  readonly navigation: readonly NavigationEntry[];
  readonly addresses: Addresses;
  readonly certificates: Certificates;
}
