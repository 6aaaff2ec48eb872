import { localDate } from '@trellis/core';
import { Quote, QuoteQuestion } from '@trellis/core/charging';
import { chargingOptionsOn, Option, packs, quoteInForce } from '@trellis/core/frameworks';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

const tag = 'charging';

/** What a place costs, and why. */
export const chargingRouter = router({
  quote: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/charging/quote',
        tag,
        summary: 'What would this cost, and why',
        description: 'Stateless: nothing is stored, and the same question gives the same answer.',
      },
    })
    .input(QuoteQuestion)
    .output(Quote)
    .query(async ({ ctx, input }) => quoteInForce(input, await packs(ctx), ctx.timeZone)),
  options: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/charging/options',
        tag,
        summary: 'Points that a charging policy leaves open, their readings and the default',
      },
    })
    .input(
      z.strictObject({
        policy: z.string().max(100).optional().meta({ description: 'Its id; absent: the one in force today' }),
      }),
    )
    .output(z.array(Option))
    .query(async ({ ctx, input }) => [
      ...chargingOptionsOn(await packs(ctx), input.policy, localDate(ctx.now, ctx.timeZone)),
    ]),
});
