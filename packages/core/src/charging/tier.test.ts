import { describe, expect, it } from 'vitest';
import { lettersOf } from '../readings.ts';
import { QuoteQuestion } from './question.ts';
import { ChargingPolicy, type Tier } from './schema.ts';
import { tierOf } from './tier.ts';
import madeUp from './made-up-policy.json' with { type: 'json' };

const policy = ChargingPolicy.parse(madeUp);
/** Prices rise with the number. */
const byNumber = (tier: Tier): number => tier.number * 100;

function placed(agency: object, options: Readonly<Record<string, string>> = {}, flags: readonly string[] = []) {
  const question = QuoteQuestion.parse({
    agency,
    course: { length: 'full-day', startsOn: '2027-01-18' },
    outcome: { kind: 'attended' },
    flags,
  });
  const { tier, row } = tierOf(policy, question, lettersOf(policy.options, options), byNumber);
  return [tier.number, row.id];
}

describe('the tier of an agency', () => {
  it.each([
    ['its kind', { kind: 'ey-group' }, [3, 'nursery']],
    ['its kind inside the area', { kind: 'council' }, [1, 'council']],
    ['its turnover, where its kind is not named for outside', { kind: 'council', inArea: false }, [2, 'small']],
    ['its name before its kind', { kind: 'ey-group', named: 'ruh' }, [2, 'named']],
    ['a kind that is a name', { kind: 'ruh' }, [2, 'named']],
    ['a small turnover', { kind: 'other', annualTurnoverPence: 99_999 }, [2, 'small']],
    ['an unknown turnover, where a row takes it', { kind: 'other' }, [2, 'small']],
    ['nothing at all', { kind: 'other', annualTurnoverPence: 100_000 }, [3, 'everybody-else']],
  ])('goes by %s', (_, agency, expected) => {
    expect(placed(agency)).toEqual(expected);
  });

  it('goes by a flag, such as that a place is funded', () => {
    expect(placed({ kind: 'gp', annualTurnoverPence: 500_000 }, {}, ['funded'])).toEqual([1, 'funded']);
  });

  it('goes by a flag of the agency as by one of the post', () => {
    expect(placed({ kind: 'gp', annualTurnoverPence: 500_000, flags: ['funded'] })).toEqual([1, 'funded']);
  });

  it('is that of the cheapest row that fits, where the policy is read so', () => {
    expect(placed({ kind: 'ey-group', annualTurnoverPence: 1 }, { 'MADE-ROWS': 'b' })).toEqual([2, 'small']);
  });

  it('stops at a final row that is there under the reading only, and spares those who are named', () => {
    const outside = { inArea: false, annualTurnoverPence: 1 };
    expect(placed({ kind: 'gp', ...outside }, { 'MADE-OUTSIDE': 'b', 'MADE-ROWS': 'b' })).toEqual([3, 'outside']);
    expect(placed({ kind: 'gp', ...outside })).toEqual([2, 'small']);
    expect(placed({ kind: 'ruh', ...outside }, { 'MADE-OUTSIDE': 'b' })).toEqual([2, 'named']);
  });
});
