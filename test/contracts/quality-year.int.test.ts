import type { Caller } from '@trellis/api';
import type { EventId } from '@trellis/core';
import { lessons, qualitySummary, type ObservedAnswer, type QualitySummary } from '@trellis/core/quality';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersOf, QualityWorld } from './quality-world.ts';

let world: QualityWorld;
let board: Caller;
beforeEach(async () => {
  world = await QualityWorld.open();
  board = await world.westhaven.callerWith({}, [{ role: 'board' }]);
});
afterEach(() => world.westhaven[Symbol.asyncDispose]());

/** A session of a day of 2027, planned to be observed. */
async function planned(on: string): Promise<string> {
  const eventId: EventId = await world.anEvent(`2027-${on}`);
  const observerId = world.who('Olu').id;
  return (await world.api(world.coordinator).quality.planObservation({ eventId, observerId })).id;
}

/** What Olu saw of how participation was (BN-P6), shared at noon of a day of 2027. */
async function share(id: string, on: string, state: ObservedAnswer['state']): Promise<void> {
  world.clock.now = `2027-${on}T18:00:00.000Z`;
  const answers = answersOf({ 'BN-P6': { state, note: state === 'met' ? '' : 'No step-free way in' } });
  await world.as('Olu').saveObservation({ id, answers, strengths: '', actions: [] });
  await world.as('Olu').shareObservation({ id });
}

async function seen(on: string, state: ObservedAnswer['state']): Promise<void> {
  await share(await planned(on), on, state);
}

/** Has years of quality counted from September (a) or from January (b). */
async function countedBy(reading: 'a' | 'b'): Promise<void> {
  const { frameworks } = world.api(world.administrator);
  const activation = (await frameworks.packs()).activations.find(({ packId }) => packId === 'banes-standards-2021')!;
  await frameworks.activatePack({ ...activation, readings: { 'AMB-QA-1': reading } });
}

const summaryFor = (caller: Caller, year = 2026): Promise<QualitySummary> =>
  world.api(caller).quality.summary({ year });

/** What somebody reads of BN-P6. */
async function found(caller: Caller, year?: number): Promise<unknown> {
  const { standards } = await summaryFor(caller, year);
  return standards === 'withheld' ? standards : standards.find(({ standardId }) => standardId === 'BN-P6')?.found;
}

test('a board that reads the summary after the fifth session and after the sixth learns nothing of the sixth', async () => {
  for (const day of ['18', '19', '20', '21']) await seen(`01-${day}`, 'met');
  expect(await found(board)).toBe('withheld');
  await seen('01-22', 'partly');
  const five = { met: 4, partly: 1, not: 0, 'not-seen': 0 };
  expect(await found(board)).toEqual(five);
  await seen('01-25', 'not');
  expect(await found(board)).toEqual(five);
  expect((await summaryFor(board)).notKnown).toContain(
    'What one observation found: it is told of five sessions of a year together.',
  );
  expect(await found(world.coordinator)).toEqual({ ...five, not: 1 });
  for (const day of ['26', '27', '28']) await seen(`01-${day}`, 'met');
  expect(await found(board)).toEqual(five);
  await seen('01-29', 'met');
  expect(await found(board)).toEqual({ met: 8, partly: 1, not: 1, 'not-seen': 0 });
});

test('an earlier session that is shared late, or observed again, is told with those that come after it', async () => {
  const late = await planned('01-11');
  for (const day of ['18', '19', '20', '21', '22']) await seen(`01-${day}`, 'met');
  const five = { met: 5, partly: 0, not: 0, 'not-seen': 0 };
  await share(late, '01-23', 'not');
  expect(await found(board)).toEqual(five);
  const eventId: EventId = await world.anEvent('2027-01-18');
  const again = await world
    .api(world.coordinator)
    .quality.planObservation({ eventId, observerId: world.who('Olu').id });
  await share(again.id, '01-24', 'not');
  expect(await found(board)).toEqual(five);
});

test('two years tell of lots of their own, also when the years are counted another way', async () => {
  for (const day of ['27', '28', '29']) await seen(`08-${day}`, 'not');
  for (const day of ['01', '02', '03', '06', '07']) await seen(`09-${day}`, 'met');
  expect(await found(board, 2026)).toBe('withheld');
  expect(await found(board, 2027)).toEqual({ met: 5, partly: 0, not: 0, 'not-seen': 0 });
  await seen('09-08', 'partly');
  await countedBy('b');
  await seen('09-09', 'met');
  const both = { met: 6, partly: 1, not: 3, 'not-seen': 0 };
  expect(await found(board, 2027)).toEqual(both);
  await countedBy('a');
  expect(await found(board, 2026)).toBe('withheld');
  expect(await found(board, 2027)).toEqual({ met: 5, partly: 0, not: 0, 'not-seen': 0 });
});

test('lessons and the summary are read by those who are to carry them, also where nobody has asked at the door', async () => {
  const as =
    (role: 'practitioner' | 'trainer' | 'board') => (ctx: Parameters<Parameters<typeof world.system>[0]>[0]) => ({
      ...ctx,
      actor: { kind: 'account', id: 'a', grants: [{ role }] } as const,
    });
  const refusal = { code: 'access.not-permitted' };
  await world.system(async (ctx) => {
    await expect(lessons(as('practitioner')(ctx), undefined, { limit: 5 })).rejects.toMatchObject(refusal);
    await expect(qualitySummary(as('trainer')(ctx), 2026)).rejects.toMatchObject(refusal);
    expect(await lessons(as('trainer')(ctx), undefined, { limit: 5 })).toEqual({ rows: [] });
    expect(await qualitySummary(as('board')(ctx), 2026)).toMatchObject({ year: 2026 });
  });
});
