import { allot } from '@trellis/core/bookings';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doing, EventRun, rules, timeZone } from './bookings-run.ts';

test.each(['2027-01-18T09:30:00.000Z', '2027-04-12T08:30:00.000Z', '2026-11-09T09:30:00.000Z'])(
  'whatever happens to an event on %s, no place is free while somebody waits for it, and nobody jumps the list',
  (startsAt) => {
    let promotions = 0;
    let offers = 0;
    fc.assert(
      fc.property(rules, fc.array(doing, { minLength: 20, maxLength: 60 }), (places, doings) => {
        const run = new EventRun(places, startsAt);
        for (const what of doings) run.step(what);
        expect(run.faults).toEqual([]);
        promotions += run.promotions;
        offers += run.offers;
      }),
      { numRuns: 150 },
    );
    expect(promotions).toBeGreaterThan(300);
    expect(offers).toBeGreaterThan(30);
  },
);

test('nothing changes by itself before the moment that was announced', () => {
  fc.assert(
    fc.property(rules, fc.array(doing, { minLength: 20, maxLength: 40 }), fc.nat(1_000), (places, doings, share) => {
      const run = new EventRun(places, '2027-04-12T08:30:00.000Z');
      for (const what of doings) {
        run.step(what);
        const untilMs = run.nextAt === undefined ? Date.parse('2027-04-12T08:30:00Z') : Date.parse(run.nextAt);
        const between = new Date(run.nowMs + Math.floor(((untilMs - 1 - run.nowMs) * share) / 1000)).toISOString();
        if (untilMs <= run.nowMs) continue;
        const waits = { ...run.event, allottedAt: run.allottedAt, isLate: () => false };
        expect(allot(waits, run.seats, between, timeZone).moves).toEqual([]);
      }
    }),
    { numRuns: 80 },
  );
});
