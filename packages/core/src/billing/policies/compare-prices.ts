import type { Quote, QuoteQuestion } from '../../charging/question.ts';
import { DomainError } from '../../errors.ts';
import type { AgencyKind } from '../../people/schema.ts';
import type { ChargeLine } from '../schema.ts';

/** What the bookings of one kind of agency were charged, and what they would have been. */
export interface KindCompared {
  readonly kind: AgencyKind;
  readonly bookings: number;
  readonly pence: number;
  readonly wouldBePence: number;
  /** How many bookings would have cost more, and how many less. */
  readonly dearer: number;
  readonly cheaper: number;
}

/** What bookings were charged and would have been charged under another policy. */
export interface Compared {
  readonly bookings: number;
  readonly pence: number;
  readonly wouldBePence: number;
  /** By the kind of agency that they were charged as, the largest sum first. */
  readonly byKind: readonly KindCompared[];
  /** Bookings to which the other policy has no answer: it asks for something that nobody recorded. They are in no sum. */
  readonly unanswered: number;
}

/**
 * What charges come to, and what they would come to with other prices. Each is asked again as it was, without the readings of its own policy.
 *
 * @param price - the other policy
 * @source house
 */
export function pricesCompared(charges: readonly ChargeLine[], price: (question: QuoteQuestion) => Quote): Compared {
  const asked = charges.map((line) => ({ line, wouldBePence: priceOrNothing(line.question, price) }));
  const answered = asked.flatMap(({ line, wouldBePence }) =>
    wouldBePence === undefined ? [] : [{ kind: line.question.agency.kind, pence: line.pence, wouldBePence }],
  );
  const byKind = [...Map.groupBy(answered, ({ kind }) => kind)].map(([kind, rows]): KindCompared => ({
    kind,
    ...sumsOf(rows),
    dearer: rows.filter((row) => row.wouldBePence > row.pence).length,
    cheaper: rows.filter((row) => row.wouldBePence < row.pence).length,
  }));
  return {
    ...sumsOf(answered),
    byKind: byKind.toSorted((one, other) => other.pence - one.pence || (one.kind < other.kind ? -1 : 1)),
    unanswered: asked.length - answered.length,
  };
}

function sumsOf(
  rows: readonly { readonly pence: number; readonly wouldBePence: number }[],
): Pick<Compared, 'bookings' | 'pence' | 'wouldBePence'> {
  return {
    bookings: rows.length,
    pence: rows.reduce((sum, row) => sum + row.pence, 0),
    wouldBePence: rows.reduce((sum, row) => sum + row.wouldBePence, 0),
  };
}

function priceOrNothing(question: QuoteQuestion, price: (question: QuoteQuestion) => Quote): number | undefined {
  const { policy: _own, ...anew } = question;
  try {
    return price({ ...anew, options: {} }).totalPence;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
