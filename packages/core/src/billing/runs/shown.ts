import { z } from 'zod';
import { DecidedBy } from '../../access/who-decided.ts';
import { AgencyId } from '../../ids.ts';
import type { RunPreviewed } from './preview.ts';
import { BillingPeriod, BillingRun, FinanceDetails } from '../schema.ts';

/** A run with who released it. */
export const RunListed = BillingRun.extend({ by: DecidedBy });
export type RunListed = z.infer<typeof RunListed>;

/** What a run of a month would take, counted; by whoever pays. */
export const PreviewShown = z.object({
  period: BillingPeriod,
  isPeriodOver: z.boolean(),
  invoicedPence: z.number().int(),
  heldPence: z.number().int(),
  disputedPence: z.number().int(),
  lines: z.number().int(),
  heldLines: z.number().int(),
  disputedLines: z.number().int(),
  zeroLines: z.number().int().meta({ description: 'Attended places that cost nothing' }),
  agencies: z
    .array(
      z.object({
        agencyId: AgencyId.meta({ description: 'Who pays' }),
        ref: z.string(),
        name: z.string(),
        of: z.array(AgencyId).readonly().meta({ description: 'Whose lines they are: itself, those that it succeeded' }),
        details: FinanceDetails,
        lines: z.number().int(),
        pence: z.number().int(),
        missing: z
          .array(z.enum(['customerNumber', 'vatCode']))
          .readonly()
          .meta({ description: 'What finance has still to set before it can be released' }),
      }),
    )
    .readonly(),
});
export type PreviewShown = z.infer<typeof PreviewShown>;

/**
 * A preview with its lines counted, for lists and scripts.
 *
 * @source house
 */
export function previewShown(preview: RunPreviewed): PreviewShown {
  return { ...preview, agencies: preview.agencies.map((agency) => ({ ...agency, lines: agency.lines.length })) };
}
