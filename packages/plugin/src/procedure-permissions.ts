import type { AnyRouter } from '@trpc/server';

/** A procedure's path below its router, and the permission that it names. */
export interface ProcedurePermission {
  readonly path: string;
  readonly permission: string | undefined;
}

/** Which permission each procedure of a router asks for, in the order of the router. */
export function procedurePermissions(router: AnyRouter | undefined): readonly ProcedurePermission[] {
  if (router === undefined) return [];
  const procedures = router._def.procedures as Readonly<
    Record<string, { readonly _def: { readonly meta?: { readonly permission?: string } } }>
  >;
  return Object.entries(procedures).map(([path, { _def }]) => ({ path, permission: _def.meta?.permission }));
}
