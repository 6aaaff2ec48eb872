import { CalendarDate } from '@trellis/core';
import { compareDraft, draft, drafts, policies, putDraftInForce, saveDraft, tryDraft } from '@trellis/core/billing';
import { QuoteQuestion } from '@trellis/core/charging';
import { z } from 'zod';
import { procedure } from '../trpc.ts';
import { Id, Named } from './input.ts';

const Policy = z.record(z.string().max(100), z.unknown());

/** A partnership's own charging policy, from a first try to the day on which it is in force. */
export const draftProcedures = {
  policies: procedure.input(z.strictObject({})).query(({ ctx }) => policies(ctx)),
  drafts: procedure.input(z.strictObject({})).query(({ ctx }) => drafts(ctx)),
  draft: procedure.input(Named).query(({ ctx, input }) => draft(ctx, input.id)),
  saveDraft: procedure
    .input(z.strictObject({ id: Id.optional(), policy: Policy }))
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  tryDraft: procedure
    .input(z.strictObject({ policy: Policy, question: QuoteQuestion }))
    .query(({ ctx, input }) => tryDraft(ctx, input)),
  compareDraft: procedure
    .input(z.strictObject({ policy: Policy, from: CalendarDate, to: CalendarDate }))
    .query(({ ctx, input }) => compareDraft(ctx, input)),
  putDraftInForce: procedure
    .input(z.strictObject({ id: Id, from: CalendarDate, confirmedBy: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => putDraftInForce(ctx, input)),
};
