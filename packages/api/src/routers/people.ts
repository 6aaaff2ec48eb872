import { AgencyId, PageRequest, PersonId, PostId } from '@trellis/core';
import { decideCase } from '@trellis/core/evidence';
import { knownAudiences, knownToSatisfy } from '@trellis/core/frameworks';
import {
  agencies,
  importRuns,
  matchCases,
  mergePersons,
  merges,
  MatchCase,
  PeopleRow,
  personRecord,
  putPerson,
  search,
  unmergePersons,
} from '@trellis/core/people';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

/** What became of a row that another system sent. */
export const PersonPut = z.object({
  outcome: z.enum(['new', 'changed', 'unchanged', 'unsure']),
  personId: PersonId.optional(),
  postId: PostId.optional(),
  caseId: z.string().optional().meta({ description: 'Unsure: the row waits under this id for a person’s decision' }),
  field: z.string().optional(),
  reason: z.string().optional(),
});

const Decision = z.discriminatedUnion('state', [
  z.object({ state: z.literal('same'), personId: PersonId }),
  z.object({ state: z.literal('new') }),
  z.object({ state: z.literal('refused') }),
]);

const Reason = z.string().trim().min(1).max(500);

/** People, their posts and agencies, and what waits for a decision. */
export const peopleRouter = router({
  agencies: procedure.query(({ ctx }) => agencies(ctx)),
  search: procedure
    .input(PageRequest.extend({ text: z.string().max(200).optional(), agencyId: AgencyId.optional() }))
    .query(({ ctx, input }) => search(ctx, input, input)),
  person: procedure
    .input(z.object({ personId: PersonId }))
    .query(({ ctx, input }) => personRecord(ctx, input.personId)),
  merge: procedure
    .input(z.strictObject({ keptId: PersonId, mergedId: PersonId, why: Reason }))
    .mutation(({ ctx, input }) => mergePersons(ctx, input)),
  unmerge: procedure
    .input(z.strictObject({ id: z.string().max(64), why: Reason }))
    .mutation(({ ctx, input }) => unmergePersons(ctx, input.id, input.why)),
  merges: procedure
    .input(PageRequest.extend({ personId: PersonId.optional() }).strict())
    .query(({ ctx, input }) => merges(ctx, input, input.personId)),
  cases: procedure
    .input(PageRequest.extend({ runId: z.string().max(64).optional(), state: MatchCase.shape.state.optional() }))
    .query(({ ctx, input }) => matchCases(ctx, input, input)),
  decideCase: procedure
    .input(z.object({ caseId: z.string().max(64), decision: Decision }))
    .mutation(async ({ ctx, input }) => {
      const packs = await ctx.store.frameworks.packs();
      return await decideCase(ctx, input.caseId, input.decision, {
        knownAudiences: knownAudiences(packs),
        knownIds: knownToSatisfy(packs),
      });
    }),
  importRuns: procedure.input(PageRequest).query(({ ctx, input }) => importRuns(ctx, input)),
  put: procedure
    .meta({
      rest: {
        method: 'PUT',
        path: '/people/{agencyRef}/{staffNumber}',
        tag: 'people',
        summary: 'One post of one person, as an HR system knows it',
        description:
          'Fields that are absent stay as they are. The same record again changes nothing. A record that may be somebody we know waits for a person’s decision.',
        idempotent: true,
      },
    })
    .input(PeopleRow)
    .output(PersonPut)
    .mutation(async ({ ctx, input }) =>
      putPerson(ctx, { row: input, knownAudiences: knownAudiences(await ctx.store.frameworks.packs()) }),
    ),
});
