import { initTRPC } from '@trpc/server';
import type { ApiContext, RequestContext } from './context.ts';
import { faultOf } from './errors.ts';
import { inTransaction } from './in-transaction.ts';
import { insistOnPermission } from './permissions/permissions.ts';
import { insistOnPlainInput } from './plain-input.ts';
import type { RestRoute } from './rest/route.ts';

/** What a procedure says of itself beside its schemas. */
export interface ProcedureMeta {
  /** Present: it is a path of the REST door too. */
  readonly rest?: RestRoute;
  /** The permission of the plugin that it belongs to; the core's procedures have rows in a table instead. */
  readonly permission?: string;
}

const trpc = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const { code, status, message, facts, errors } = faultOf(error);
      return { message, code: shape.code, data: { code, httpStatus: status, facts, errors } };
    },
  });

const permitted = trpc.middleware(async ({ ctx, path, meta, getRawInput, next }) => {
  insistOnPermission(ctx.permissions[path], ctx.caller?.session.actor);
  if (meta?.rest?.readsByItem === undefined) insistOnPlainInput(await getRawInput());
  return await next();
});

/** tRPC hands a failed procedure back as a value; a transaction is only undone by something thrown. */
class Undo<Result> extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super('undo');
    this.result = result;
  }
}

const transacted = trpc.middleware(async ({ ctx, next }) => {
  const { caller, navigation, addresses, certificates } = ctx;
  if (caller === undefined) throw new Error('a procedure ran before its permission was checked');
  type Outcome = Awaited<ReturnType<typeof next<ApiContext>>>;
  try {
    return await inTransaction(caller.run, async (core): Promise<Outcome> => {
      const result = await next<ApiContext>({
        ctx: { ...core, session: caller.session, navigation, addresses, certificates },
      });
      if (!result.ok) throw new Undo(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undo) return error.result as Outcome;
    throw error;
  }
});

/** Joins procedures under a name. */
export const router = trpc.router;

/** Calls procedures in process, with everything that guards them. */
export const createCallerFactory = trpc.createCallerFactory;

/**
 * The beginning of every procedure: permission from the table, input fit to be stored, one transaction of the caller's partnership
 * at whose end everybody touched is judged.
 */
export const procedure = trpc.procedure.use(permitted).use(transacted);
