import { describe, expect, it } from 'vitest';
import type { Amount } from './amount.ts';
import { penceOf, placePenceOf } from './price.ts';
import { QuoteQuestion } from './question.ts';
import { ChargingPolicy } from './schema.ts';
import { sizeOf } from './size.ts';
import madeUp from './made-up-policy.json' with { type: 'json' };

const { length, tiers } = ChargingPolicy.parse(madeUp);
const day = { startsOn: '2027-01-18', length: 'full-day' };
const half = { startsOn: '2027-01-19', length: 'half-day' };

function course(fields: object): QuoteQuestion['course'] {
  const outcome = { kind: 'attended' };
  return QuoteQuestion.parse({ agency: { kind: 'gp' }, course: { startsOn: '2027-01-18', ...fields }, outcome }).course;
}

function priceOf(amount: Amount, fields: object, severalSessions: 'total-length' | 'per-session' = 'total-length') {
  const one = course(fields);
  return penceOf(
    amount,
    { size: sizeOf(one, length), severalSessions, fullCostPence: one.fullCostPence },
    () => placePence,
  );
}
const placePence = 1234;
const byLength: Amount = { kind: 'by-length', fullDayPence: 100, halfDayPence: 60 };

describe('the size of a course', () => {
  it.each([
    ['half-day', 1],
    ['full-day', 2],
    [200, 1],
    [201, 2],
    [900, 2],
  ])('%s is %i half days', (given, halves) => {
    expect(sizeOf(course({ length: given }), length).halves).toBe(halves);
  });

  it('is that of its sessions where they are listed, from the first of them', () => {
    const size = sizeOf(course({ length: 'full-day', startsOn: '2027-03-01', sessions: [half, day, half] }), length);
    expect(size).toMatchObject({ courseOn: '2027-01-18', halves: 4, days: 2, sessions: [1, 2, 1], minutes: 760 });
  });

  it('is its length where no sessions are listed', () => {
    expect(sizeOf(course({ length: 'half-day' }), length)).toMatchObject({ halves: 1, days: 1 });
  });
});

describe('an amount', () => {
  it.each<[Amount, object, number]>([
    [{ kind: 'nothing' }, { length: 'full-day' }, 0],
    [{ kind: 'price' }, { length: 'full-day' }, placePence],
    [{ kind: 'flat', pence: 70, halfDayPence: 35 }, { sessions: [half] }, 35],
    [{ kind: 'flat', pence: 70, halfDayPence: 35 }, { sessions: [half, half] }, 70],
    [{ kind: 'flat', pence: 70 }, { length: 'half-day' }, 70],
    [byLength, { sessions: [half, half] }, 100],
    [byLength, { sessions: [day, half] }, 160],
    [byLength, { sessions: [day, day, half] }, 260],
    [{ kind: 'per-day', pence: 50 }, { sessions: [day, half, half] }, 100],
    [{ kind: 'full-cost' }, { length: 'full-day', fullCostPence: 777 }, 777],
    [{ kind: 'by-minutes', bands: [{ upToMinutes: 240, pence: 35 }], overPence: 50 }, { length: 240 }, 35],
    [{ kind: 'by-minutes', bands: [{ upToMinutes: 240, pence: 35 }], overPence: 50 }, { length: 241 }, 50],
    [{ kind: 'by-minutes', bands: [{ upToMinutes: 240, pence: 35 }], overPence: 50 }, { sessions: [half, half] }, 50],
  ])('%o for %o is %i', (amount, fields, pence) => {
    expect(priceOf(amount, fields)).toBe(pence);
  });

  it('is the sum of the sessions where each is priced by itself', () => {
    expect(priceOf(byLength, { sessions: [half, half, day] }, 'per-session')).toBe(220);
  });

  it('cannot be the full cost where the course does not say it', () => {
    expect(() => priceOf({ kind: 'full-cost' }, { length: 'full-day' })).toThrow(
      expect.objectContaining({ code: 'charging.full-cost-needed' }),
    );
  });

  it.each([
    [{ length: 'full-day' }, 9000],
    [{ length: 'full-day', level: '3' }, 20_000],
    [{ length: 'full-day', level: '2' }, 9000],
    [{ length: 'full-day', kind: 'conference', fullCostPence: 5 }, 5],
  ])('of a place goes by level and kind of the course (%o)', (fields, pence) => {
    const one = course(fields);
    const priced = {
      size: sizeOf(one, length),
      severalSessions: 'total-length',
      fullCostPence: one.fullCostPence,
    } as const;
    expect(placePenceOf(tiers[2]!, one, priced, {})).toBe(pence);
  });
});
