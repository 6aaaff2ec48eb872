import { BookingId, type AgencyId, type Context, type Stores } from '@trellis/core';
import { settleCharge, type ChargedOutcome } from '@trellis/core/billing';
import { QuoteQuestion } from '@trellis/core/charging';
import { packs, quoteInForce } from '@trellis/core/frameworks';
import type { z } from 'zod';

/** A booking that came out somehow, as a test writes it. */
export interface CameOut {
  readonly bookingId: string;
  readonly agencyId: AgencyId;
  readonly outcome: ChargedOutcome;
  readonly arisesOn: string;
  readonly question: z.input<typeof QuoteQuestion>;
  readonly costCentre?: string;
  readonly title?: string;
}

/** Charges a booking by the policy in force, as the register or a cancellation would. */
export async function charge(ctx: Context<Stores>, came: CameOut): Promise<void> {
  const question = QuoteQuestion.parse(came.question);
  await settleCharge(ctx, {
    bookingId: BookingId.parse(came.bookingId),
    agencyId: came.agencyId,
    outcome: came.outcome,
    arisesOn: came.arisesOn,
    title: came.title ?? `Safeguarding basics, ${came.outcome}`,
    question,
    quote: quoteInForce(question, await packs(ctx), ctx.timeZone),
    ...(came.costCentre === undefined ? {} : { costCentre: came.costCentre }),
  });
}
