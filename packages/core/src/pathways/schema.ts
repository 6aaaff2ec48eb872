import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { AgencyId } from '../ids.ts';
import { AudienceText } from '../people/words.ts';

/** A job title in the form in which two spellings are the same: case and spacing do not matter. */
export const JobTitleKey = z.string().trim().min(1).max(200);

/** That a job title belongs to audience groups between two dates, in one agency or everywhere. */
export const JobTitleMapping = z.object({
  id: z.string(),
  jobTitle: JobTitleKey,
  agencyId: AgencyId.optional().meta({ description: 'Absent: in every agency that has no mapping of its own' }),
  audiences: z.array(AudienceText).min(1),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable().meta({ description: 'The last day it holds' }),
  why: z.string().trim().min(1).max(500),
});
export type JobTitleMapping = z.infer<typeof JobTitleMapping>;

/** That an agency asks for a requirement more or less often than its source, with the reason. */
export const AgencyOverride = z.object({
  id: z.string(),
  agencyId: AgencyId,
  requirementId: z.string().optional().meta({ description: 'Absent: every requirement with an interval' }),
  intervalMonths: z.number().int().min(1).max(120),
  from: CalendarDate,
  to: CalendarDate.nullable().meta({ description: 'The last day it holds' }),
  why: z.string().trim().min(1).max(500),
  document: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({ description: 'The agency policy it comes from; needed to lengthen an interval' }),
});
export type AgencyOverride = z.infer<typeof AgencyOverride>;

/** What can be wrong with a mapping or an interval. */
export type PathwaysErrorCode =
  | 'pathways.unknown-audience'
  | 'pathways.unknown-requirement'
  | 'pathways.dates-overlap'
  | 'pathways.dates-reversed'
  | 'pathways.longer-needs-document'
  | 'pathways.not-found';
