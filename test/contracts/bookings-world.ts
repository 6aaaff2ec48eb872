import type { AgencyKind } from '@trellis/core/people';
import type { Actor } from '@trellis/core/access';
import type { AgencyId, BookingId, Context, EventId, PersonId, PostId, Stores } from '@trellis/core';
import type { Booking } from '@trellis/core/bookings';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import type { Course } from '@trellis/core/courses';
import type { EventRecord, PlaceRules } from '@trellis/core/events';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { banesCharging2021Pack } from '@trellis/pack-bath-north-east-somerset';
import { bankHolidaysPack } from '@trellis/pack-national';
import { createTestPartnership, type TestDatabase, type TestPartnership } from '@trellis/store/testing';
import { act, administrator, anActor } from './at-work.ts';

/** An agency's people: a practitioner for each name, all under one manager, and a lead. */
const AGENCIES = {
  council: 'council',
  police: 'police',
  hospital: 'ruh',
  nursery: 'ey-group',
  home: 'care-home',
} as const satisfies Record<string, AgencyKind>;

/** The short name of an agency of this world. */
export type Ref = keyof typeof AGENCIES;

/** Whoever looks after the programme. */
export const coordinator: Actor = anActor('coordinator', [{ role: 'coordinator' }]);

/** A partnership with a price list, some agencies and as many people as a test asks for. */
export class BookingsWorld {
  readonly partnership: TestPartnership;
  now = '2026-12-01T10:00:00.000Z';

  private constructor(partnership: TestPartnership) {
    this.partnership = partnership;
  }

  static async open(database: TestDatabase, publicId: string): Promise<BookingsWorld> {
    const world = new BookingsWorld(await createTestPartnership(database, publicId));
    await world.as(administrator, async (ctx) => {
      await installPacks(ctx, [banesCharging2021Pack, bankHolidaysPack]);
      const always = { from: null, to: null, readings: {} };
      const { id: packId, version } = banesCharging2021Pack;
      await activatePack(ctx, { packId, version, ...always }, JUDGING_OPTIONS);
      await ctx.store.people.saveAgencies(
        Object.entries(AGENCIES).map(([ref, kind]) => ({ id: ref as AgencyId, ref, name: `The ${ref}`, kind })),
      );
      await ctx.store.courses.saveCourse(aCourse('conferences', 'Conferences and core groups'));
      await ctx.store.courses.saveCourse(aCourse('introduction', 'Introduction to Child Protection'));
    });
    for (const ref of Object.keys(AGENCIES) as Ref[]) await world.people(ref, ['manager', 'lead', 'a', 'b', 'c', 'd']);
    return world;
  }

  /** Runs an action as a request would, now. */
  as<Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> {
    return act(this.partnership, { actor, now: this.now }, work);
  }

  /** Adds people to an agency; each goes by agency and name. */
  async people(ref: Ref, names: readonly string[], team?: string): Promise<void> {
    await this.as(administrator, async ({ store }) => {
      await store.people.savePeople(
        names.map((name) => ({
          id: personOf(ref, name),
          givenName: name,
          familyName: ref,
          formerNames: [],
          staffNumbers: [{ agencyId: ref as AgencyId, staffNumber: name }],
        })),
      );
      await store.people.savePosts(
        names.map((name) => ({
          id: postOf(ref, name),
          personId: personOf(ref, name),
          agencyId: ref as AgencyId,
          jobTitle: 'Practitioner',
          audiences: [],
          flags: [],
          startsOn: '2020-01-06',
          managerPersonId: personOf(ref, 'manager'),
          ...(team !== undefined && { team }),
        })),
      );
    });
  }

  /** Adds a published event; a full day on Monday 18 January 2027 unless a test says otherwise. */
  async event(id: string, places: Partial<PlaceRules> = {}, more: Partial<EventRecord> = {}): Promise<EventId> {
    const event: EventRecord = {
      id: id as EventId,
      courseId: 'conferences' as Course['id'],
      state: 'published',
      mode: 'classroom',
      sessions: [{ startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' }],
      venue: { name: 'Town Hall' },
      linkShownHours: 24,
      places: {
        minimum: 0,
        maximum: 2,
        quotas: [],
        allotment: 'first-come',
        offerHours: 48,
        cutOffHours: 24,
        ...places,
      },
      approval: 'none',
      attendanceThresholdPercent: 80,
      sequence: 0,
      movedFrom: [],
      ...more,
    };
    await this.as(administrator, ({ store }) => store.events.save(event));
    return event.id;
  }

  /** A booking as it stands. */
  booking(id: BookingId): Promise<Booking> {
    return this.as(administrator, async ({ store }) => (await store.bookings.booking(id))!);
  }
  /** All bookings of an event, in the order in which they came in. */
  bookings(eventId: EventId): Promise<readonly Booking[]> {
    return this.as(administrator, ({ store }) => store.bookings.ofEvent(eventId));
  }
  /** What stands on the ledger of a booking: outcome and pence of every line. */
  ledger(id: BookingId): Promise<readonly (readonly [string, string, number])[]> {
    return this.as(administrator, async ({ store }) =>
      (await store.billing.ofBooking(id)).map(({ kind, outcome, pence }) => [kind, outcome, pence] as const),
    );
  }
  /** What people were to be told of a booking, and who. */
  notices(id: BookingId): Promise<readonly (readonly [string, string])[]> {
    return this.as(administrator, async ({ store }) => {
      const { rows } = await store.notices.listNotices({}, { limit: 500 });
      return rows
        .filter(({ bookingId, kind }) => bookingId === id && kind !== 'booking-reminder')
        .map(({ kind, personId }) => [kind, personId] as const)
        .toSorted((one, other) => one.join().localeCompare(other.join()));
    });
  }
}

/** The id of somebody by agency and name. */
export function personOf(ref: Ref, name: string): PersonId {
  return `${ref}-${name}` as PersonId;
}
/** The id of somebody's post. */
export function postOf(ref: Ref, name: string): PostId {
  return `${ref}-${name}-post` as PostId;
}
/** A practitioner, by agency and name. */
export function practitioner(ref: Ref, name: string): Actor {
  return anActor(`${ref}-${name}`, [], personOf(ref, name));
}
/** The manager of everybody in an agency. */
export function managerOf(ref: Ref): Actor {
  return anActor(`${ref}-manager`, [{ role: 'manager', agencyId: ref as AgencyId }], personOf(ref, 'manager'));
}
/** The training lead of an agency. */
export function leadOf(ref: Ref): Actor {
  return anActor(`${ref}-lead`, [{ role: 'agency-lead', agencyId: ref as AgencyId }], personOf(ref, 'lead'));
}
/** A job of the service. */
export const clock: Actor = { kind: 'job', id: 'tend-events', grants: [] };

function aCourse(ref: string, title: string): Course {
  return { id: ref as Course['id'], ref, title, kind: 'topic-course', isInterAgency: true };
}
