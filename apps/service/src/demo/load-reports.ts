import { addMonths, dateOf, dayOf, localDate, type CalendarDate, type Context, type Stores } from '@trellis/core';
import { draftReport, publishReport, reports, type ReportPlan } from '@trellis/core/reporting';
import { operatorActor, type Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';

/** How many half-yearly reports were signed before the one that is being drawn up. */
const SIGNED_REPORTS = 3;

const HALF_YEAR_MONTHS = 6;

/**
 * Gives the demo's board something to read: reports of the last half years, signed, and the next one as a draft. In a transaction of its own
 * after everything they are about, since a report knows what was known before it was signed.
 */
export async function loadReports(installation: Installation, { id }: PartnershipRow): Promise<void> {
  await installation.act(id, operatorActor('demo'), async (ctx) => {
    if ((await reports(ctx, {}, { limit: 1 })).rows.length > 0) return;
    const chair = asChair(ctx);
    const today = localDate(ctx.now, ctx.timeZone);
    for (const asAt of halfYearsBefore(today))
      await publishReport(chair, (await draftReport(chair, planOf(asAt, 2))).id);
    await draftReport(chair, planOf(today, 3));
  });
}

/** Whoever loads the demo, with the board's right to sign. */
function asChair(ctx: Context<Stores>): Context<Stores> {
  return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, { role: 'board' }] } };
}

/** The report as at a day, for the meeting so many months after it. */
function planOf(asAt: CalendarDate, monthsToMeeting: number): ReportPlan {
  const meeting = new Date(dateOf(addMonths(dayOf(asAt), monthsToMeeting)));
  const month = meeting.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { kind: 'board', title: 'Half-yearly workforce report', cover: `to the board, ${month}`, asAt };
}

/** The last days of June and December before a day, the oldest first. */
function halfYearsBefore(today: CalendarDate): readonly CalendarDate[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const firstOfHalf = dayOf(`${year}-${month > HALF_YEAR_MONTHS ? '07' : '01'}-01`);
  return Array.from({ length: SIGNED_REPORTS }, (_, index) =>
    dateOf(addMonths(firstOfHalf, -HALF_YEAR_MONTHS * (SIGNED_REPORTS - 1 - index)) - 1),
  );
}
