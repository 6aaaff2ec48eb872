import { AgencyId } from '@trellis/core';
import {
  AgencySuccession,
  AgencyTerms,
  FinanceDetails,
  financeDetails,
  saveDetails,
  saveSuccession,
  saveTerms,
  successions,
  terms,
} from '@trellis/core/billing';
import { z } from 'zod';
import { procedure } from '../trpc.ts';

/** How finance knows agencies, what decides their price, and who took over whose dues. */
export const detailsProcedures = {
  details: procedure.input(z.strictObject({})).query(({ ctx }) => financeDetails(ctx)),
  saveDetails: procedure.input(FinanceDetails.strict()).mutation(({ ctx, input }) => saveDetails(ctx, input)),
  terms: procedure.input(z.strictObject({ agencyId: AgencyId })).query(({ ctx, input }) => terms(ctx, input.agencyId)),
  saveTerms: procedure.input(AgencyTerms.strict()).mutation(({ ctx, input }) => saveTerms(ctx, input)),
  successions: procedure.input(z.strictObject({})).query(({ ctx }) => successions(ctx)),
  saveSuccession: procedure.input(AgencySuccession.strict()).mutation(({ ctx, input }) => saveSuccession(ctx, input)),
};
