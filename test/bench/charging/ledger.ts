import { BookingId, type AgencyId, type Context, type Stores } from '@trellis/core';
import { releaseRun, statements, type NewLine } from '@trellis/core/billing';
import { QuoteQuestion, quote } from '@trellis/core/charging';
import { banesCharging2021Pack } from '@trellis/pack-bath-north-east-somerset';
import { bankHolidaysPack } from '@trellis/pack-national';
import { createTestDatabase, createTestPartnership } from '@trellis/store/testing';
import { act, administrator } from '../../contracts/at-work.ts';
import type { Measurement } from '../measurement.ts';

const AGENCIES = 200;
const IN_RUN = 5000;
const IN_LEDGER = 20_000;
const AT_ONCE = 1000;
const now = '2027-03-01T10:00:00.000Z';

/** What releasing a month costs against writing its lines bare, and how long the accounts of a large ledger take. */
export async function measureLedger(): Promise<readonly Measurement[]> {
  await using database = await createTestDatabase();
  const partnership = await createTestPartnership(database, 'bench');
  const as = <Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> =>
    act(partnership, { actor: administrator, now }, work);
  await as(async ({ store }) => {
    await store.people.saveAgencies(
      Array.from({ length: AGENCIES }, (_, index) => ({
        id: agencyOf(index),
        ref: `a${index}`,
        name: `Agency ${index}`,
        kind: 'gp',
      })),
    );
    for (let index = 0; index < AGENCIES; index += 1)
      await store.billing.saveDetails({ agencyId: agencyOf(index), customerNumber: `${index}`, vatCode: 'E' });
  });
  const add = (from: number, count: number, arisesOn: string) =>
    as(async ({ store }) => {
      const start = performance.now();
      for (let first = from; first < from + count; first += AT_ONCE)
        await store.billing.addLines(Array.from({ length: AT_ONCE }, (_, index) => lineOf(first + index, arisesOn)));
      return performance.now() - start;
    });
  const bareMs = await add(0, IN_RUN, '2027-01-18');
  const start = performance.now();
  await as((ctx) => releaseRun(ctx, '2027-01'));
  const releasedMs = performance.now() - start;
  await add(IN_RUN, IN_LEDGER - IN_RUN, '2027-02-15');
  await as((ctx) => statements(ctx));
  const read = performance.now();
  await as((ctx) => statements(ctx));
  const readMs = performance.now() - read;
  return [
    {
      name: `releasing a run of ${IN_RUN.toLocaleString('en-GB')} lines to ${AGENCIES} agencies`,
      value: releasedMs,
      unit: 'ms',
      ratio: releasedMs / bareMs,
      against: 'the time of inserting them bare',
      hold: 'at most 3',
    },
    {
      name: `what each agency owes, over ${IN_LEDGER.toLocaleString('en-GB')} lines`,
      value: readMs,
      unit: 'ms',
      ratio: readMs / bareMs,
      against: `the time of inserting ${IN_RUN.toLocaleString('en-GB')} lines`,
      hold: 'at most 0.2',
    },
  ];
}

const question = QuoteQuestion.parse({
  agency: { kind: 'gp' },
  course: { ref: 'Neglect', length: 'full-day', startsOn: '2027-01-18' },
  outcome: { kind: 'attended' },
});
const quoted = quote(question, banesCharging2021Pack.chargingPolicies[0]!, bankHolidaysPack.calendars[0]!);

function agencyOf(index: number): AgencyId {
  return `agency-${index % AGENCIES}` as AgencyId;
}

function lineOf(index: number, arisesOn: string): NewLine {
  return {
    id: `line-${index}`,
    kind: 'charge',
    bookingId: BookingId.parse(`booking-${index}`),
    agencyId: agencyOf(index),
    pence: quoted.totalPence,
    arisesOn,
    title: 'Neglect: attended',
    outcome: 'attended',
    quote: quoted,
    question,
    endsCharge: false,
    madeAt: now,
    madeBy: { kind: 'job', id: 'bench' },
  };
}
