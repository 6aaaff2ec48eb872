import { QuoteQuestion, quote } from '@trellis/core/charging';
import { banesCharging2021Pack } from '@trellis/pack-bath-north-east-somerset';
import { bankHolidaysPack } from '@trellis/pack-national';
import process from 'node:process';
import type { Measurement } from '../measurement.ts';

const ROUNDS = 200;
const MICROSECONDS = 1_000_000;
const AIM_PER_SECOND = 3000;

/** Twelve kinds of agency, each coming, cancelling in time, cancelling late and staying away. */
function questions(): readonly QuoteQuestion[] {
  const kinds = 'council police ruh ey-group ey-home care-home gp college other school-academy contractor small-agency';
  const outcomes = [
    { kind: 'attended' },
    { kind: 'cancelled', at: '2026-12-20T12:00:00Z' },
    { kind: 'cancelled', at: '2027-01-11T12:00:00Z' },
    { kind: 'no-show' },
  ];
  return kinds.split(' ').flatMap((kind) =>
    outcomes.map((outcome) =>
      QuoteQuestion.parse({
        agency: { kind, annualTurnoverPence: 8_500_000 },
        course: { ref: 'Neglect', length: 'full-day', startsOn: '2027-01-18' },
        outcome,
      }),
    ),
  );
}

/** How many prices a single thread works out in a second, each with every other reading tried. */
export function measureQuotes(): Measurement {
  const [policy, calendar] = [banesCharging2021Pack.chargingPolicies[0]!, bankHolidaysPack.calendars[0]!];
  const asked = questions();
  const quoteAll = (rounds: number): void => {
    for (let round = 0; round < rounds; round += 1) for (const question of asked) quote(question, policy, calendar);
  };
  quoteAll(ROUNDS / 4);
  const start = process.cpuUsage();
  quoteAll(ROUNDS);
  // Of the processor, not of the clock on the wall: other work on the same machine does not count.
  const perSecond = (ROUNDS * asked.length) / (process.cpuUsage(start).user / MICROSECONDS);
  return {
    name: 'quotes with every reading of Bath and North East Somerset tried, one thread',
    value: perSecond,
    unit: 'quotes/s',
    ratio: perSecond / AIM_PER_SECOND,
    against: `the aim of ${AIM_PER_SECOND.toLocaleString('en-GB')} quotes/s`,
    hold: 'at least 1',
  };
}
