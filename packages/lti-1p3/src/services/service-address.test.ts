import { describe, expect, test } from 'vitest';
import { addressBeneath, addressWith } from './service-address.ts';

describe('an address beneath a line item', () => {
  test.each([
    ['https://lms.example/lineitem', 'https://lms.example/lineitem/scores'],
    ['https://lms.example/lineitem/', 'https://lms.example/lineitem/scores'],
    ['https://lms.example/5/lineitem?type_id=1', 'https://lms.example/5/lineitem/scores?type_id=1'],
    ['https://lms.example/lineitem/?a=1&b=%2F', 'https://lms.example/lineitem/scores?a=1&b=%2F'],
    ['https://lms.example/lineitem?a=b?c=/d', 'https://lms.example/lineitem/scores?a=b?c=/d'],
    ['https://lms.example/lineitem?', 'https://lms.example/lineitem/scores?'],
  ])('of %s is %s', (address, expected) => {
    expect(addressBeneath(address, 'scores')).toBe(expected);
  });
});

describe('an address with parameters', () => {
  test.each([
    ['https://lms.example/a', { tag: 'x' }, 'https://lms.example/a?tag=x'],
    ['https://lms.example/a?', { tag: 'x' }, 'https://lms.example/a?tag=x'],
    ['https://lms.example/a?type_id=1', { tag: 'x', limit: 5 }, 'https://lms.example/a?type_id=1&tag=x&limit=5'],
    ['https://lms.example/a?u=%2f+%20é', { tag: 'x' }, 'https://lms.example/a?u=%2f+%20é&tag=x'],
    ['https://lms.example/a?limit=9&from=3', { limit: 5 }, 'https://lms.example/a?from=3&limit=5'],
    ['https://lms.example/a?l%69mit=9&b', { limit: 5 }, 'https://lms.example/a?b&limit=5'],
    ['https://lms.example/a', { tag: 'a&b=c ü/?#' }, 'https://lms.example/a?tag=a%26b%3Dc+%C3%BC%2F%3F%23'],
    ['https://lms.example/a?b=1', { tag: undefined }, 'https://lms.example/a?b=1'],
    ['https://lms.example/a', { tag: '' }, 'https://lms.example/a?tag='],
  ])('of %s and %j is %s', (address, parameters, expected) => {
    expect(addressWith(address, parameters)).toBe(expected);
  });
});
