import { z } from 'zod';

/** Money in whole pence, never negative. */
export const Pence = z.number().int().nonnegative().max(1_000_000_000_000);

/** What something costs, as a tagged union: which lengths it depends on. */
export const Amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z
    .strictObject({ kind: z.literal('flat'), pence: Pence, halfDayPence: Pence.optional() })
    .meta({ description: 'Once per course, however long; `halfDayPence` where the whole course is one half day' }),
  z
    .strictObject({ kind: z.literal('by-length'), fullDayPence: Pence, halfDayPence: Pence })
    .meta({ description: 'So many full days, and a half day where one is left over' }),
  z
    .strictObject({ kind: z.literal('per-day'), pence: Pence })
    .meta({ description: 'For every day on which the course is held, whole or half' }),
  z
    .strictObject({
      kind: z.literal('by-minutes'),
      bands: z.array(z.object({ upToMinutes: z.number().int().positive(), pence: Pence })).min(1),
      overPence: Pence,
    })
    .meta({ description: 'By the minutes of all sessions together: the first band that holds them' }),
  z.strictObject({ kind: z.literal('price') }).meta({ description: 'What the place itself costs; for charges only' }),
  z
    .strictObject({ kind: z.literal('full-cost') })
    .meta({ description: 'What a place costs the organiser; the course says how much' }),
]);
export type Amount = z.infer<typeof Amount>;
