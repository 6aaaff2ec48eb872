import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { AgencyId } from '../ids.ts';

/** What an agency has agreed to give in a year. */
export const ContributionTarget = z.object({
  agencyId: AgencyId,
  eventsPerYear: z.number().int().positive().max(1000).optional(),
  hoursPerYear: z.number().positive().max(10_000).optional(),
});
export type ContributionTarget = z.infer<typeof ContributionTarget>;

/** What a partnership asks of its pool beyond the standard. */
export const TrainerSettings = z.object({
  trainingCounts: z
    .object({
      months: z.number().int().positive().max(600),
      from: CalendarDate.meta({
        description: 'The first day of events that this holds for: what was given before stands',
      }),
    })
    .optional()
    .meta({ description: 'For how long training for trainers counts; absent: until its own last day, if it has one' }),
  warnMonths: z
    .number()
    .int()
    .positive()
    .max(60)
    .default(6)
    .meta({ description: 'How long before something runs out this is shown' }),
  targets: z.array(ContributionTarget).max(500).default([]),
});
export type TrainerSettings = z.infer<typeof TrainerSettings>;

/** What holds where a partnership has set nothing. */
export const PLAIN_SETTINGS: TrainerSettings = TrainerSettings.parse({});
