import { expect, test } from 'vitest';
import type { AgencySuccession } from '../schema.ts';
import { insistOnNoCircle, payerOn } from './succession.ts';

const succession = (from: string, to: string, on: string): AgencySuccession => ({
  from: from as AgencySuccession['from'],
  to: to as AgencySuccession['to'],
  on,
  kind: 'merge',
  document: 'Order',
});
const payer = (of: string, all: readonly AgencySuccession[], day: string) => payerOn(of as never, all, day);
const merged = succession('willow', 'harbour', '2027-04-01');

test.each([
  ['an agency pays for itself', 'oakfield', '2027-04-01', 'oakfield'],
  ['until the day before its successor does', 'willow', '2027-03-31', 'willow'],
  ['its successor pays from that day on', 'willow', '2027-04-01', 'harbour'],
  ['and whoever succeeded that one, once that has begun', 'willow', '2028-04-01', 'council'],
])('%s', (_, of, day, paid) => {
  expect(payer(of, [succession('harbour', 'council', '2028-04-01'), merged], day)).toBe(paid);
});

test('of several successions of one agency the last that has begun counts', () => {
  const all = [succession('willow', 'council', '2029-01-01'), merged];
  expect([payer('willow', all, '2028-12-31'), payer('willow', all, '2029-01-01')]).toEqual(['harbour', 'council']);
});

test('a circle is refused on whatever day it would close, a chain is not', () => {
  const back = succession('harbour', 'willow', '2030-01-01');
  expect(() => insistOnNoCircle([merged, back])).toThrow(
    expect.objectContaining({ code: 'billing.succession-circular' }),
  );
  expect(() => insistOnNoCircle([merged, succession('harbour', 'council', '2026-01-01')])).not.toThrow();
  // The first agency went elsewhere before the other came to it.
  expect(() => insistOnNoCircle([merged, succession('willow', 'council', '2029-01-01'), back])).not.toThrow();
  expect(payer('willow', [merged, back], '2031-01-01')).toBeTypeOf('string');
});
