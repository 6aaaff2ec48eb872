import type { Caller } from '@trellis/api';
import type { Compared, DraftShown, PolicyInstalled } from '@trellis/core/billing';
import type { ChargingPolicy, Quote } from '@trellis/core/charging';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addAgencies, cameOut, chargeAll, JANUARY } from './january-2027.ts';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2027-02-03T09:00:00.000Z' };
let westhaven: Westhaven;
let finance: Caller;
let partnerships = 0;
beforeAll(async () => {
  westhaven = await openWesthaven(clock);
});
afterAll(() => westhaven[Symbol.asyncDispose]());
beforeEach(async () => {
  const callerWith = await westhaven.addPartnership(`council-${(partnerships += 1)}`);
  finance = await callerWith({}, [{ role: 'finance' }]);
});

const ask = (path: string, input: unknown) => call(westhaven.api, finance, `billing.${path}`, input);
const policies = async () => (await ask('policies', {})) as readonly PolicyInstalled[];
/** The policy in force, with every price of the third tier doubled. */
const dearer = async (): Promise<ChargingPolicy> => {
  const { policy } = (await policies())[0]!;
  const double = { kind: 'by-length', fullDayPence: 140_00, halfDayPence: 70_00 } as const;
  const tiers = policy.tiers.map((tier) => (tier.number === 3 ? { ...tier, price: double } : tier));
  return { ...policy, title: 'Our own price list', tiers };
};
const attended = cameOut('b', 'harbour', { kind: 'attended' }).question;

test('the policy in force comes first, in sentences that anybody can read', async () => {
  const [first] = await policies();
  expect(first).toMatchObject({ isInForce: true, pack: { status: 'active' } });
  expect(first?.terms.map(({ sentence }) => sentence).join(' ')).toContain('working days');
  expect((await policies()).filter(({ isInForce }) => isInForce)).toHaveLength(1);
});

test('a draft is kept with its faults, each by its field, and cannot be tried or put in force until it has none', async () => {
  const policy = await dearer();
  const broken = { ...policy, tiers: [{ ...policy.tiers[0], title: '' }], calendar: 5 };
  const draft = (await ask('saveDraft', { policy: broken })) as DraftShown;
  expect(draft).toMatchObject({ title: 'Our own price list', by: { kind: 'token' } });
  expect(draft.findings.map(({ field }) => field)).toEqual(['tiers.0.title', 'calendar']);
  expect(await ask('tryDraft', { policy: broken, question: attended })).toMatchObject({
    refused: 'billing.draft-faults',
    errors: [{ field: 'policy.tiers.0.title' }, { field: 'policy.calendar', reason: 'must be a string' }],
  });
  expect(await ask('putDraftInForce', { id: draft.id, from: '2027-04-01', confirmedBy: 'Ann' })).toMatchObject({
    refused: 'billing.draft-faults',
  });
  const row = policy.rows.findIndex(({ tier }) => tier === 3);
  const dangling = {
    ...policy,
    calendar: 'moon',
    rows: policy.rows.map((each, place) => (place === row ? { ...each, tier: 9 } : each)),
  };
  const second = (await ask('saveDraft', { id: draft.id, policy: dangling })) as DraftShown;
  expect(second.findings).toEqual([
    { field: `rows.${row}.tier`, reason: 'there is no tier 9' },
    { field: 'calendar', reason: 'no installed pack has a calendar moon' },
  ]);
  expect(((await ask('drafts', {})) as readonly DraftShown[]).map(({ id }) => id)).toEqual([draft.id]);
  expect(await ask('draft', { id: 'none' })).toMatchObject({ refused: 'billing.draft-not-found' });
});

test('a whole draft is tried on a question, and compared with what bookings were charged', async () => {
  const policy = await dearer();
  expect(((await ask('tryDraft', { policy, question: attended })) as Quote).totalPence).toBe(140_00);
  await addAgencies(finance);
  await chargeAll(finance, JANUARY);
  const compared = (await ask('compareDraft', { policy, from: '2027-01-01', to: '2027-01-31' })) as Compared;
  // Willow Tree, Harbour Care and Priory Lane pay the third tier.
  expect(compared).toMatchObject({ bookings: 8, pence: 385_00, wouldBePence: 595_00, unanswered: 0 });
  expect(compared.byKind.find(({ kind }) => kind === 'care-home')).toEqual({
    kind: 'care-home',
    bookings: 1,
    pence: 70_00,
    wouldBePence: 140_00,
    dearer: 1,
    cheaper: 0,
  });
  expect(await ask('compareDraft', { policy, from: '2027-02-01', to: '2027-02-28' })).toMatchObject({ bookings: 0 });
});

test('put in force from a day on, it decides prices of that day and later, and the policy before those until then', async () => {
  const { id } = (await ask('saveDraft', { policy: await dearer() })) as DraftShown;
  const input = { id, from: '2027-04-01', confirmedBy: 'Ann Baker, head of finance' };
  expect(await ask('putDraftInForce', input)).toEqual({ packId: 'own-charging', version: '1.0.0' });
  const priceOn = async (startsOn: string) => {
    const question = { ...attended, course: { ...attended.course, startsOn } };
    return ((await call(westhaven.api, finance, 'charging.quote', question)) as Quote).totalPence;
  };
  expect([await priceOn('2027-03-31'), await priceOn('2027-04-01')]).toEqual([70_00, 140_00]);
  const own = (await policies()).find(({ pack }) => pack.id === 'own-charging');
  expect(own).toMatchObject({
    isInForce: false,
    activations: [{ from: '2027-04-01', to: null, confirmedBy: 'Ann Baker, head of finance' }],
  });
  const policy = await dearer();
  await ask('saveDraft', { id, policy: { ...policy, title: 'Second thoughts' } });
  expect(await ask('putDraftInForce', { ...input, from: '2028-04-01' })).toEqual({
    packId: 'own-charging',
    version: '2.0.0',
  });
  expect([await priceOn('2028-03-31'), await priceOn('2028-04-01')]).toEqual([140_00, 140_00]);
  expect((await policies()).filter(({ pack }) => pack.id === 'own-charging').map((each) => each.activations)).toEqual([
    [{ from: '2027-04-01', to: '2028-03-31', confirmedBy: expect.any(String) as string }],
    [{ from: '2028-04-01', to: null, confirmedBy: expect.any(String) as string }],
  ]);
});
