import { PageRequest, PersonId } from '@trellis/core';
import { TRUST_ON_APPROVAL } from '@trellis/core/access';
import { knownToSatisfy } from '@trellis/core/frameworks';
import {
  connections,
  ConnectionTrust,
  createConnection,
  decideUnsurePerson,
  disconnect,
  endMapping,
  ignoreLmsCourse,
  LmsCourse,
  lmsCourses,
  LmsMapping,
  lmsNames,
  mapLmsCourse,
  unsurePeople,
} from '@trellis/core/lms';
import { z } from 'zod';
import { newConnectionCode } from '../secret.ts';
import { procedure, router } from '../trpc.ts';
import { connectorProcedures } from './lms-connector.ts';
import { Id, Name, Why } from './input.ts';
import { scoreProcedures } from './lms-scores.ts';
import { taskProcedures } from './lms-tasks.ts';

const Decision = z.discriminatedUnion('state', [
  z.object({ state: z.literal('same'), personId: PersonId }),
  z.object({ state: z.literal('refused') }),
]);

/** The plugins that may tell us what happens in their LMSs. */
const connectionProcedures = {
  names: procedure.query(({ ctx }) => lmsNames(ctx)),
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

/** What completing something in an LMS counts as. */
const courseProcedures = {
  courses: procedure
    .input(
      PageRequest.extend({
        state: LmsCourse.shape.state.optional(),
        registrationId: Id.optional(),
        text: z.string().max(200).optional(),
      }),
    )
    .query(({ ctx, input }) => lmsCourses(ctx, input, input)),
  mapCourse: procedure
    .input(LmsMapping.partial({ id: true }))
    .mutation(async ({ ctx, input }) => mapLmsCourse(ctx, input, knownToSatisfy(await ctx.store.frameworks.packs()))),
  endMapping: procedure.input(z.object({ id: Id, why: Why })).mutation(({ ctx, input }) => endMapping(ctx, input)),
  ignoreCourse: procedure
    .input(z.object({ lmsCourseId: Id, isIgnored: z.boolean() }))
    .mutation(({ ctx, input }) => ignoreLmsCourse(ctx, input)),
};

/** Whom an LMS told of, and nobody can be sure of. */
const personProcedures = {
  unsurePeople: procedure.input(PageRequest).query(({ ctx, input }) => unsurePeople(ctx, input)),
  decidePerson: procedure
    .input(z.object({ id: Id, decision: Decision }))
    .mutation(({ ctx, input }) => decideUnsurePerson(ctx, input.id, input.decision)),
};

/** What LMSs tell us, and what goes back to them. */
export const lmsRouter = router({
  ...connectionProcedures,
  ...courseProcedures,
  ...personProcedures,
  ...scoreProcedures,
  ...taskProcedures,
  ...connectorProcedures,
});
