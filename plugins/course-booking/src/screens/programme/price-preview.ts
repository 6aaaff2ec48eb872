import type { Quote, QuoteQuestion } from '@trellis/core/charging';
import type { EventShown } from '@trellis/core/events';
import type { AgencyKind } from '@trellis/core/people';
import { dayAt } from '@trellis/ui/sitting';

const MINUTE_MS = 60_000;

/** What somebody of one kind of agency would be charged. */
export interface PriceOfKind {
  readonly kind: AgencyKind;
  readonly attended: Quote;
  /** When she cancels on the morning of the first day. */
  readonly late: Quote;
}

/** A line of the price list for one date: who pays it, for coming and for cancelling late. */
export interface PriceLine {
  readonly tierTitle: string;
  readonly kinds: readonly AgencyKind[];
  readonly attendedPence: number;
  readonly latePence: number;
}

/** What the price of an event hangs on, as charging asks for it. */
export function courseInQuestion({ event, course }: Pick<EventShown, 'event' | 'course'>): QuoteQuestion['course'] {
  const first = event.sessions[0]!;
  return {
    ref: course.ref,
    title: course.title,
    mode: event.mode,
    kind: course.kind,
    ...(course.level === undefined ? {} : { level: course.level }),
    startsOn: dayAt(first.startsAt),
    startsAt: first.startsAt,
    sessions: event.sessions.map(({ startsAt, endsAt }) => ({
      startsOn: dayAt(startsAt),
      length: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS),
    })),
  };
}

/** The prices of a date, those of one tier and amount in one line, the lowest first. */
export function priceLines(prices: readonly PriceOfKind[]): readonly PriceLine[] {
  const lines = new Map<string, PriceLine>();
  for (const { kind, attended, late } of prices) {
    const key = `${attended.tierTitle} ${attended.totalPence} ${late.latePence}`;
    const line = lines.get(key);
    lines.set(key, {
      tierTitle: attended.tierTitle,
      kinds: [...(line?.kinds ?? []), kind],
      attendedPence: attended.totalPence,
      latePence: late.latePence,
    });
  }
  return [...lines.values()].toSorted(
    (one, other) => one.attendedPence - other.attendedPence || one.tierTitle.localeCompare(other.tierTitle, 'en-GB'),
  );
}
