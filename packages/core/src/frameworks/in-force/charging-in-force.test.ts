import { describe, expect, it } from 'vitest';
import madeUpPolicy from '../../charging/made-up-policy.json' with { type: 'json' };
import { QuoteQuestion } from '../../charging/question.ts';
import { BankHolidayCalendar, ChargingPolicy } from '../../charging/schema.ts';
import { calendarOf, chargingOn, chargingOptionsOn, policyFor, quoteInForce } from './charging-in-force.ts';
import madeUp from '../made-up-pack.json' with { type: 'json' };
import { Pack, type PackActivation } from '../schema.ts';

const policy = ChargingPolicy.parse(madeUpPolicy);
const source = { document: 'made up' };
const calendar = (version: string) =>
  BankHolidayCalendar.parse({ id: 'made-up', version, title: 'Holidays', holidays: [], source });
const empty = { ...Pack.parse(madeUp), validFrom: null, validTo: null, frameworks: [], requirements: [], options: [] };
const priced = (
  id: string,
  version: string,
  changes: Partial<Pack> = {},
  ofPolicy: Partial<ChargingPolicy> = {},
): Pack => ({
  ...empty,
  id,
  version,
  status: 'active',
  chargingPolicies: [{ ...policy, id, version, ...ofPolicy }],
  ...changes,
});
const at = (
  packId: string,
  version: string,
  from: string | null,
  more: Partial<PackActivation> = {},
): PackActivation => ({
  packId,
  version,
  from,
  to: null,
  readings: {},
  ...more,
});

const days: Pack = { ...empty, id: 'days', calendars: [calendar('2026-01-01'), calendar('2026-11-21')] };
const old = priced('old', '1.0.0');
const own = priced('own', '1.0.0');
const ownNext = priced('own', '1.10.0');
const draft = priced('draft', '1.0.0', { status: 'draft' });
const question = (more: object = {}): QuoteQuestion =>
  QuoteQuestion.parse({
    agency: { kind: 'ey-group' },
    course: { length: 'full-day', startsOn: '2027-01-18' },
    outcome: { kind: 'attended' },
    ...more,
  });

describe('the policy of a day', () => {
  const packs = [old, own, ownNext];
  const activations = [at('own', '1.10.0', '2027-04-01'), at('old', '1.0.0', null), at('own', '1.0.0', '2026-04-01')];
  it.each([
    ['2026-03-31', 'old', '1.0.0'],
    ['2026-04-01', 'own', '1.0.0'],
    ['2027-03-31', 'own', '1.0.0'],
    ['2027-04-01', 'own', '1.10.0'],
  ])('on %s is %s %s, which was put to work last', (day, id, version) => {
    expect(chargingOn(packs, activations, day)?.pack).toEqual({ id, version });
  });

  it('ends with its activation and with its pack', () => {
    expect(chargingOn([old], [at('old', '1.0.0', null, { to: '2026-12-31' })], '2027-01-01')).toBeUndefined();
    expect(chargingOn([{ ...old, validTo: '2026-12-31' }], [at('old', '1.0.0', null)], '2027-01-01')).toBeUndefined();
    expect(chargingOn([days], [at('days', '1.0.0', null)], '2027-01-01')).toBeUndefined();
  });

  it('comes with the readings that the partnership chose', () => {
    const { readings } = chargingOn(
      [old],
      [at('old', '1.0.0', null, { readings: { 'MADE-ROWS': 'b' } })],
      '2027-01-01',
    )!;
    expect(readings).toMatchObject({ 'MADE-ROWS': 'b', 'MADE-EDGE': 'a' });
  });
});

describe('the policy that a question is answered by', () => {
  it('is the newest version of the one it names, where that is not at work', () => {
    const rules = { packs: [ownNext, own, old], activations: [at('old', '1.0.0', null)] };
    expect(policyFor(rules, 'own', '2027-01-01').pack.version).toBe('1.10.0');
    expect(policyFor(rules, undefined, '2027-01-01').pack.id).toBe('old');
  });

  it('is the only one that was verified, where none is at work', () => {
    expect(policyFor({ packs: [draft, own, ownNext], activations: [] }, undefined, '2027-01-01').pack).toEqual({
      id: 'own',
      version: '1.10.0',
    });
  });

  it.each([
    ['none is there', []],
    ['only drafts are there', [draft]],
    ['several are there', [old, own]],
  ])('is not guessed where %s', (_, packs) => {
    expect(() => policyFor({ packs, activations: [] }, undefined, '2027-01-01')).toThrow(
      expect.objectContaining({ code: 'charging.no-policy', facts: { field: 'policy' } }),
    );
  });

  it('may be a draft where it is named, and must be one that is there', () => {
    const rules = { packs: [draft], activations: [] };
    expect(policyFor(rules, 'draft', '2027-01-01').pack.id).toBe('draft');
    expect(() => policyFor(rules, 'nothing', '2027-01-01')).toThrow(
      expect.objectContaining({ code: 'charging.unknown-policy' }),
    );
  });
});

describe('a quote by what is at work', () => {
  const rules = {
    packs: [days, old, own],
    activations: [at('old', '1.0.0', null), at('own', '1.0.0', '2027-01-01', { readings: { 'MADE-ROWS': 'b' } })],
  };

  it('goes by the day of the course, its first session, and counts with the newest calendar', () => {
    expect(quoteInForce(question(), rules)).toMatchObject({
      policy: { id: 'own' },
      calendar: { version: '2026-11-21' },
    });
    const sessions = [
      { startsOn: '2027-01-18', length: 'half-day' },
      { startsOn: '2026-12-18', length: 'half-day' },
    ];
    const course = { startsOn: '2027-01-18', sessions };
    expect(quoteInForce(question({ course }), rules).policy.id).toBe('old');
  });

  it('goes by the day of booking where the policy does', () => {
    const packs = [days, old, priced('own', '1.0.0', {}, { priceOf: 'booking-date' })];
    const bookedAt = '2026-12-31T23:59:59Z';
    expect(quoteInForce(question({ bookedAt }), { ...rules, packs }).policy.id).toBe('old');
    expect(quoteInForce(question(), { ...rules, packs }).policy.id).toBe('own');
    expect(quoteInForce(question({ bookedAt }), rules).policy.id).toBe('own');
  });

  it('reads as the partnership chose, unless the question asks otherwise', () => {
    const agency = { kind: 'ey-group', annualTurnoverPence: 1 };
    expect(quoteInForce(question({ agency }), rules)).toMatchObject({ tier: 2, readings: { 'MADE-ROWS': 'b' } });
    expect(quoteInForce(question({ agency, options: { 'MADE-ROWS': 'a' } }), rules).tier).toBe(3);
  });

  it('refuses a calendar that nobody brought, and a name that no policy has', () => {
    expect(() => quoteInForce(question(), { ...rules, packs: [own] })).toThrow(
      expect.objectContaining({ code: 'charging.unknown-calendar' }),
    );
    expect(() => quoteInForce(question({ agency: { kind: 'gp', named: 'nobody' } }), rules)).toThrow(
      expect.objectContaining({ code: 'charging.unknown-named', facts: { field: 'agency.named' } }),
    );
  });

  it('has the open points of the policy, with the reading of the partnership as the default', () => {
    const defaults = chargingOptionsOn(rules, undefined, '2027-01-18').map(({ id, default: letter }) => [id, letter]);
    expect(defaults).toContainEqual(['MADE-ROWS', 'b']);
    expect(defaults).toContainEqual(['MADE-EDGE', 'a']);
    expect(chargingOptionsOn({ packs: [draft], activations: [] }, undefined, '2027-01-18')).toEqual([]);
  });
});

it('the newest version of a calendar is the one to count with', () => {
  expect(calendarOf([days], 'made-up')?.version).toBe('2026-11-21');
  expect(calendarOf([days], 'nowhere')).toBeUndefined();
});
