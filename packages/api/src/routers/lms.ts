import { TRUST_ON_APPROVAL } from '@trellis/core/access';
import { connections, ConnectionTrust, createConnection, disconnect } from '@trellis/core/lms';
import { z } from 'zod';
import { newConnectionCode } from '../secret.ts';
import { procedure, router } from '../trpc.ts';
import { connectorProcedures } from './lms-connector.ts';

const Id = z.string().min(1).max(64);
const Name = z.string().trim().min(1).max(200);

/** The plugins that may tell us what happens in their LMSs. */
const connectionProcedures = {
  connections: procedure.query(({ ctx }) => connections(ctx)),
  createConnection: procedure
    .input(z.object({ name: Name, trust: ConnectionTrust.optional() }))
    .mutation(async ({ ctx, input: { name, trust } }) => {
      const { secret, hash } = newConnectionCode();
      const chosen = trust ?? ConnectionTrust.parse(TRUST_ON_APPROVAL);
      return { connection: await createConnection(ctx, { name, trust: chosen, codeHash: hash }), code: secret };
    }),
  disconnect: procedure
    .input(z.object({ connectionId: Id }))
    .mutation(({ ctx, input }) => disconnect(ctx, input.connectionId)),
};

/** What LMSs tell us, and what goes back to them. */
export const lmsRouter = router({ ...connectionProcedures, ...connectorProcedures });
