import type { EventId } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { book, type Booking, type RegisterMark } from '@trellis/core/bookings';
import { closeRegister, markRegister, register, reopenRegister } from '@trellis/core/registers';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act, administrator, anActor } from './at-work.ts';
import { BookingsWorld, coordinator, personOf, postOf, practitioner } from './bookings-world.ts';

const before = '2026-12-01T10:00:00.000Z';
const during = '2027-01-18T15:00:00.000Z';
const after = '2027-01-18T17:00:00.000Z';
const trainer: Actor = anActor('trainer', [], personOf('police', 'd'));
const there: RegisterMark = { hasAttended: true, hasCompleted: true, markedAt: during };
const away: RegisterMark = { hasAttended: false, hasCompleted: false, markedAt: during };

let database: TestDatabase;
let world: BookingsWorld;
let eventId: EventId;
let amy: Booking;
let ben: Booking;
let number = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await BookingsWorld.open(database, 'register');
});
afterAll(() => database.close());

beforeEach(async () => {
  number += 1;
  world.now = before;
  eventId = await world.event(`day-${number}`, { maximum: 4 });
  // What somebody has learnt on a day she has learnt once, so each test has its own two.
  await world.people('nursery', [`amy${number}`, `ben${number}`]);
  amy = await bookFor(`amy${number}`, { kinds: ['interpreter'] });
  ben = await bookFor(`ben${number}`);
  await world.as(administrator, async ({ store, now }) => {
    const { personId } = trainer;
    await store.trainers.assign({ eventId, personId: personId!, assignedAt: now });
  });
});

function bookFor(name: string, needs?: { kinds: 'interpreter'[] }): Promise<Booking> {
  return world.as(practitioner('nursery', name), (ctx) =>
    book(ctx, { eventId, postId: postOf('nursery', name), acceptsTerms: true, ...(needs && { needs }) }),
  );
}

const mark = (marks: readonly (readonly [Booking, RegisterMark])[], as: Actor = trainer) =>
  world.as(as, (ctx) =>
    markRegister(ctx, { eventId, marks: marks.map(([{ id }, each]) => ({ bookingId: id, mark: each })) }),
  );
const close = (as: Actor = trainer) => world.as(as, (ctx) => closeRegister(ctx, eventId));
const evidenceOf = (booking: Booking) =>
  world.as(administrator, async ({ store }) =>
    (await store.evidence.ofPeople([booking.personId]))
      .filter(({ reference }) => reference === `booking:${booking.id}`)
      .map(({ kind, withdrawn, achievedOn, hours }) => ({ kind, withdrawn, achievedOn, hours })),
  );

describe('the register of an event', () => {
  test('is for its trainers and coordinators: names, agencies and what people need to take part', async () => {
    for (const actor of [trainer, coordinator]) {
      const { rows, state } = await world.as(actor, (ctx) => register(ctx, eventId));
      expect(state).toBe('too-early');
      expect(rows).toMatchObject([
        {
          name: `amy${number} nursery`,
          agencyName: 'The nursery',
          jobTitle: 'Practitioner',
          needs: { kinds: ['interpreter'] },
        },
        { name: `ben${number} nursery` },
      ]);
    }
  });

  test('is not there for anybody else, a trainer of another event included', async () => {
    const other = await world.event(`other-${number}`);
    for (const actor of [practitioner('nursery', 'a'), trainer])
      await expect(world.as(actor, (ctx) => register(ctx, actor === trainer ? other : eventId))).rejects.toMatchObject({
        code: 'events.not-found',
      });
    await expect(close(practitioner('nursery', 'a'))).rejects.toMatchObject({ code: 'events.not-found' });
  });

  test('opens on the day', async () => {
    await expect(mark([[amy, there]])).rejects.toMatchObject({ code: 'bookings.register-too-early' });
    await expect(close()).rejects.toMatchObject({ code: 'bookings.register-too-early' });
  });
});

describe('marks', () => {
  beforeEach(() => {
    world.now = during;
  });

  test('of two devices are merged by when they were made, and each of them stays in the audit', async () => {
    const later = { ...away, markedAt: '2027-01-18T15:00:30.000Z' };
    world.now = after;
    expect(await mark([[amy, later]])).toMatchObject([{ state: 'marked' }]);
    expect(
      await mark(
        [
          [amy, there],
          [ben, there],
        ],
        coordinator,
      ),
    ).toMatchObject([{ state: 'older', mark: { hasAttended: false } }, { state: 'marked' }]);
    expect(await mark([[ben, away]])).toMatchObject([{ state: 'marked' }]);
    const { rows } = await world.as(administrator, ({ store }) =>
      store.audit.entries({ personId: ben.personId, action: 'bookings.mark' }, { limit: 10 }),
    );
    expect(rows.slice(0, 2)).toMatchObject([
      { before: { hasAttended: true }, after: { hasAttended: false } },
      { after: { hasAttended: true } },
    ]);
  });

  test('sent twice change nothing, and one that is refused does not keep the others out', async () => {
    const wrong = { ...away, hasCompleted: true };
    const sent = [
      [amy, there],
      [ben, wrong],
    ] as const;
    expect(await mark(sent)).toMatchObject([{ state: 'marked' }, { state: 'refused', code: 'bookings.reason-needed' }]);
    expect(await mark(sent)).toMatchObject([{ state: 'unchanged' }, { state: 'refused' }]);
  });

  test('of somebody of another event are refused by themselves', async () => {
    const stranger = { ...amy, id: 'elsewhere' as Booking['id'] };
    expect(await mark([[stranger, there]])).toMatchObject([{ state: 'refused', code: 'bookings.not-found' }]);
  });
});

describe('closing a register', () => {
  beforeEach(() => {
    world.now = after;
  });

  test('waits until the last session has ended, and says when that is', async () => {
    world.now = during;
    await mark([
      [amy, there],
      [ben, there],
    ]);
    await expect(close()).rejects.toMatchObject({
      code: 'bookings.register-too-early',
      message: 'The register can be closed once the last session has ended: Monday 18 January 2027 at 16:30.',
    });
    world.now = '2027-01-18T16:30:00.000Z';
    expect(await close()).toMatchObject({ state: 'closed', attended: 2 });
  });

  test('names whom nobody has marked, and does nothing until somebody has', async () => {
    await mark([[amy, there]]);
    expect(await close()).toEqual({ state: 'missing', missing: [{ bookingId: ben.id, name: `ben${number} nursery` }] });
    expect(await evidenceOf(amy)).toEqual([]);
    expect(await world.booking(amy.id)).toMatchObject({ state: 'placed' });
  });

  test('makes attendance and completion two facts on record, charges who came and who did not, and forgets needs', async () => {
    await mark([
      [amy, { ...there, hasCompleted: false }],
      [ben, away],
    ]);
    world.now = after;
    const touched = new Set<string>();
    const closed = await act(world.partnership, { actor: trainer, now: after, touched }, (ctx) =>
      closeRegister(ctx, eventId),
    );
    expect(closed).toEqual({ state: 'closed', attended: 1, completed: 0, absent: 1 });
    expect(await world.booking(amy.id)).toMatchObject({ state: 'attended' });
    expect(await world.booking(ben.id)).toMatchObject({ state: 'absent' });
    expect(await evidenceOf(amy)).toEqual([
      { kind: 'attendance', withdrawn: false, achievedOn: '2027-01-18', hours: 7 },
    ]);
    expect(await evidenceOf(ben)).toEqual([]);
    expect([...touched]).toEqual([amy.personId]);
    expect(await world.ledger(amy.id)).toEqual([['charge', 'attended', 7000]]);
    expect(await world.ledger(ben.id)).toHaveLength(1);
    const { rows, state } = await world.as(coordinator, (ctx) => register(ctx, eventId));
    expect(state).toBe('closed');
    expect(rows[0]).not.toHaveProperty('needs');
  });

  test('twice is refused, and so is marking afterwards', async () => {
    await mark([
      [amy, there],
      [ben, there],
    ]);
    await close();
    await expect(close()).rejects.toMatchObject({ code: 'bookings.already-ended' });
    expect(await mark([[amy, { ...away, markedAt: after }]])).toMatchObject([
      { state: 'refused', code: 'bookings.already-ended' },
    ]);
  });
});

describe('a register that is opened again', () => {
  beforeEach(async () => {
    world.now = after;
    await mark([
      [amy, there],
      [ben, there],
    ]);
    await close();
  });

  test('needs a reason', async () => {
    await expect(world.as(trainer, (ctx) => reopenRegister(ctx, eventId, ' '))).rejects.toMatchObject({
      code: 'bookings.reason-needed',
    });
  });

  test('withdraws what is not so, takes back what was charged for it, and leaves the rest', async () => {
    world.now = '2027-01-19T09:00:00.000Z';
    await world.as(trainer, (ctx) => reopenRegister(ctx, eventId, 'Two people of one name'));
    await mark([[amy, { ...away, markedAt: world.now }]]);
    expect(await close()).toEqual({ state: 'closed', attended: 1, completed: 1, absent: 1 });
    expect((await evidenceOf(amy)).map(({ withdrawn }) => withdrawn)).toEqual([true, true]);
    expect((await evidenceOf(ben)).map(({ withdrawn }) => withdrawn)).toEqual([false, false]);
    const lines = await world.ledger(amy.id);
    expect(lines.map(([kind]) => kind)).toEqual(['charge', 'reversal', 'charge']);
    expect(lines.at(-1)?.[1]).toBe('absent');
    expect(await world.ledger(ben.id)).toHaveLength(1);
  });
});

test('whoever was erased has a row on the register still, and a word instead of a name', async () => {
  await world.as(administrator, ({ store }) => store.audit.erase(amy.personId));
  const { rows } = await world.as(trainer, (ctx) => register(ctx, eventId));
  const names = new Map(rows.map(({ bookingId, name }) => [bookingId, name]));
  expect([names.get(amy.id), names.get(ben.id)]).toEqual(['Somebody erased', `ben${number} nursery`]);
});
