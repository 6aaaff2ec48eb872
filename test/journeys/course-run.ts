import type { BookingId, Context, EventId, PersonId, Stores } from '@trellis/core';
import { allotPlaces, attest, decide, type Booking } from '@trellis/core/bookings';
import { letterFor } from '@trellis/core/letters';
import type { Notice } from '@trellis/core/notices';
import { expect } from 'vitest';
import type { Avonmere } from './avonmere.ts';

/** The one date of the demo's programme that is held on a day, and what a test asks of it that no single screen tells. */
export async function courseRun({ trellis }: Avonmere, day: string) {
  const eventId: EventId = await trellis.act(async ({ store }) => {
    const { rows } = await store.events.list({ from: `${day}T00:00:00Z`, to: `${day}T23:59:59Z` }, { limit: 2 });
    return rows[0]!.id;
  });
  const bookings = (): Promise<readonly Booking[]> => trellis.act(({ store }) => store.bookings.ofEvent(eventId));
  const agencyOf = (ref: string) =>
    trellis.act(async ({ store }) => (await store.people.agencies()).find((agency) => agency.ref === ref)!);
  /** Does something as Rosa, who looks after the programme. */
  const asCoordinator = async <Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> => {
    const { id: agencyId } = await agencyOf('AC');
    const personId = await trellis.act(
      async ({ store }) => (await store.people.identified([{ agencyId, staffNumber: 'AC-1001' }], []))[0]!.id,
    );
    return await trellis.host.installation.act(
      trellis.partnership.id,
      { kind: 'account', id: 'rosa', personId, grants: [{ role: 'coordinator' }] },
      work,
    );
  };
  return {
    eventId,
    bookings,
    asCoordinator,
    /** Gives out the places to those who asked for one. */
    allot: () => asCoordinator((ctx) => allotPlaces(ctx, eventId)),
    /** Those of one agency, in the order in which they asked. */
    async ofAgency(ref: string): Promise<readonly Booking[]> {
      const { id } = await agencyOf(ref);
      return (await bookings()).filter(({ agencyId }) => agencyId === id);
    },
    /** Everybody whose manager was asked is let come: the coordinator vouches for the basics, and answers in the managers' stead. */
    async agreeToAll(): Promise<void> {
      const asked = (await bookings()).filter(({ approval }) => approval.state === 'asked');
      const answers = asked.map(({ id }) => ({ bookingId: id, decision: 'approve' as const }));
      const decided = await asCoordinator(async (ctx) => {
        for (const { bookingId } of answers)
          await attest(ctx, { bookingId, title: 'Basics of safeguarding, in house', achievedOn: '2026-10-05' });
        return await decide(ctx, answers);
      });
      expect(decided.flatMap(({ refused }) => refused ?? [])).toEqual([]);
    },
    /** Does something as somebody would who has no more than her own bookings. */
    as: <Result>(personId: PersonId, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> =>
      trellis.host.installation.act(
        trellis.partnership.id,
        { kind: 'account', id: 'herself', personId, grants: [] },
        work,
      ),
    nameOf: (personId: PersonId) =>
      trellis.act(async ({ store }) => {
        const [person] = await store.people.people([personId]);
        return `${person!.givenName} ${person!.familyName}`;
      }),
    /** What somebody is written about a booking: the text of the letter of this kind. */
    letter: (bookingId: BookingId, kind: Notice['kind']) =>
      trellis.act(async (ctx) => {
        const { rows } = await ctx.store.notices.listNotices({}, { limit: 500 });
        const notice = rows.find((row) => row.bookingId === bookingId && row.kind === kind);
        if (notice === undefined) throw new Error(`Nobody was written ${kind}.`);
        const from = { partnershipName: 'Avonmere', partnershipId: trellis.partnership.publicId };
        const house = { publicUrl: trellis.url, fromAddress: 'training@avonmere.example', ...from };
        const now = await letterFor(ctx, notice, house);
        return now.letter?.text ?? now.state;
      }),
  };
}

/** A date of the programme under test. */
export type CourseRun = Awaited<ReturnType<typeof courseRun>>;
