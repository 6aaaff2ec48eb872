import { EvidenceId, PageRequest, pageOf, PersonId } from '@trellis/core';
import { LOOKING_AFTER_PEOPLE } from '@trellis/core/access';
import {
  Certificate,
  certificate,
  correctFields,
  EvidenceCorrection,
  EvidenceRow,
  KnownEvidence,
  listEvidence,
  recordEvidence,
  withdrawEvidence,
} from '@trellis/core/evidence';
import { knownToSatisfy } from '@trellis/core/frameworks';
import { z } from 'zod';
import { agencyNamed } from '../agency-named.ts';
import { procedure, router } from '../trpc.ts';

const tag = 'evidence';
const Recorded = z.object({ id: EvidenceId, outcome: z.enum(['new', 'changed', 'unchanged']) });

/** Dated facts about people's learning. */
export const evidenceRouter = router({
  list: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/evidence',
        tag,
        summary: 'Evidence of the people of an agency, or of one person, a page at a time',
        description: 'As believed now, withdrawn evidence included.',
      },
    })
    .input(
      z.strictObject({
        ...PageRequest.shape,
        agency: z.string().max(60).optional().meta({ description: 'The agency’s reference' }),
        personId: PersonId.optional(),
      }),
    )
    .output(pageOf(KnownEvidence))
    .query(async ({ ctx, input }) => {
      const page = await listEvidence(
        ctx,
        { agencyId: await agencyNamed(ctx, input.agency, LOOKING_AFTER_PEOPLE), personId: input.personId },
        input,
      );
      return { ...page, rows: [...page.rows] };
    }),
  certificate: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/evidence/{id}/certificate',
        tag,
        summary: 'The certificate of a satisfactory completion, to show and to take along',
        description:
          'The file is an Open Badges 3.0 credential as a signed JSON Web Token. Whoever is given it can check it with the keys at /certificates/keys, without asking for anybody.',
      },
    })
    .input(z.strictObject({ id: EvidenceId }))
    .output(
      z.object({
        certificate: Certificate,
        issuer: z.string(),
        file: z.object({ fileName: z.string(), content: z.string() }),
      }),
    )
    .query(async ({ ctx, input }) => {
      const stated = await certificate(ctx, input.id);
      const content = await ctx.certificates.sign(stated, { issuer: ctx.session.partnership, issuedAt: ctx.now });
      return {
        certificate: stated,
        issuer: ctx.session.partnership.name,
        file: { fileName: `certificate-${stated.course.ref}-${stated.achievedOn}.jwt`, content },
      };
    }),
  record: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/evidence',
        tag,
        summary: 'One piece of evidence',
        description: 'The same fact again is the same record.',
        idempotent: true,
      },
    })
    .input(EvidenceRow)
    .output(Recorded)
    .mutation(async ({ ctx, input }) =>
      recordEvidence(ctx, { row: input, knownIds: knownToSatisfy(await ctx.store.frameworks.packs()) }),
    ),
  correct: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/evidence/{id}/correct',
        tag,
        summary: 'Put right what a piece of evidence says',
        description: 'Fields that are absent stay as they are. What it said before stays on record.',
      },
    })
    .input(EvidenceCorrection)
    .output(Recorded)
    .mutation(async ({ ctx, input }) => correctFields(ctx, input, knownToSatisfy(await ctx.store.frameworks.packs()))),
  withdraw: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/evidence/{id}/withdraw',
        tag,
        summary: 'Withdraw a piece of evidence',
        description: 'From now on it holds nothing. It stays on record.',
      },
    })
    .input(z.strictObject({ id: EvidenceId, reason: z.string().trim().min(1, 'is needed').max(500) }))
    .output(z.object({ id: EvidenceId }))
    .mutation(async ({ ctx, input }) => {
      await withdrawEvidence(ctx, input.id, input.reason);
      return { id: input.id };
    }),
});
