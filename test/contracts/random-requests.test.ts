import type { Caller } from '@trellis/api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWesthaven, type Westhaven } from './westhaven.ts';

let westhaven: Westhaven;
let coordinator: Caller;
const amy = {
  agencyName: 'Avon Care',
  agencyKind: 'dom-care',
  givenName: 'Amy',
  familyName: 'Bright',
  audience: ['LCF-G2'],
  startsOn: '2020-01-06',
};
const level1 = {
  agencyRef: 'avon',
  staffNumber: '1',
  kind: 'completion',
  satisfies: ['LCF-L1'],
  achievedOn: '2025-03-10',
};
const question = {
  posts: [{ agency: 'A', audiences: ['LCF-G3'], startsOn: '2024-01-01' }],
  evidence: [{ kind: 'completion', satisfies: ['LCF-L1'], achievedOn: '2024-02-01' }],
  asAt: '2026-11-21',
};

beforeAll(async () => {
  westhaven = await openWesthaven();
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  await westhaven.ask(coordinator, { method: 'PUT', path: '/people/avon/1', key: 'amy', body: amy });
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const nasty = fc.oneof(
  fc.constantFrom(
    '\0',
    '\ud800',
    '',
    ' ',
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '2026-01-01T00:00:00+23:59',
    '-1',
    '1e309',
    '=1+1',
    "'; drop table person; --",
    '{}',
    '[]',
    '../..',
    '%00',
    'LCF-L1',
  ),
  fc.constantFrom('𝕏'.repeat(150), 'é'.repeat(61), 'x'.repeat(100_000)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.constantFrom(1e308, -0, 2 ** 53, 2 ** 31, 0.1, true, false, null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'id', 'option', 'readings'), fc.string(), { maxKeys: 3 }),
);

/** A good body in which some fields were replaced, left out or added; replaced deep inside too. */
function spoilt(good: object): fc.Arbitrary<unknown> {
  const text = JSON.stringify(good);
  const fields = [...new Set([...text.matchAll(/"(\w+)":/g)].map((found) => found[1]!))];
  return fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...fields), fc.string({ minLength: 1, maxLength: 12 })),
        fc.option(nasty, { nil: undefined }),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) => {
      const replace = new Map(changes);
      const body = JSON.parse(text, (name, value: unknown) =>
        replace.has(name) ? replace.get(name) : value,
      ) as Record<string, unknown>;
      for (const [name, value] of changes)
        if (!fields.includes(name)) Object.defineProperty(body, name, { value, enumerable: true, configurable: true });
      return body;
    });
}

const price = {
  agency: { kind: 'other', annualTurnoverPence: 10_000_000, named: 'ruh', inArea: true },
  course: {
    ref: 'Neglect',
    mode: 'virtual',
    startsOn: '2027-01-18',
    sessions: [{ startsOn: '2027-01-18', length: 240 }],
  },
  outcome: { kind: 'cancelled', at: '2027-01-05T12:00:00Z', substitute: { sameAgency: true, sameTeam: false } },
  options: { 'AMB-BN-3': 'b' },
};
const bytes = fc.uint8Array({ maxLength: 200 });
const reason = { reason: 'A slip' };
const writes = fc.oneof(
  spoilt(question).map((body) => ({ method: 'POST', path: '/compliance/judge', body })),
  spoilt(price).map((body) => ({ method: 'POST', path: '/charging/quote', body })),
  spoilt(level1).map((body) => ({ method: 'POST', path: '/evidence', body })),
  spoilt(amy).map((body) => ({ method: 'PUT', path: '/people/avon/1', body })),
  spoilt({ ...level1, ...reason }).map((body) => ({ method: 'POST', path: '/evidence/none/correct', body })),
  spoilt(reason).map((body) => ({ method: 'POST', path: '/evidence/none/withdraw', body })),
  fc
    .tuple(
      fc.constantFrom('/compliance/judge', '/charging/quote', '/evidence'),
      fc.oneof(
        bytes,
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
    )
    .map(([path, body]) => ({ method: 'POST', path, body })),
);
const address = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%00', '%ff', '%', 'avon', '..', '__proto__'),
);
const puts = fc
  .tuple(address, address)
  .map(([agency, number]) => ({ method: 'PUT', path: `/people/${agency}/${number}`, body: amy }));
const names = fc.constantFrom(
  'asAt',
  'knownAt',
  'agency',
  'requirement',
  'state',
  'limit',
  'after',
  'groupBy',
  'sort',
  'order',
  'team',
  'personId',
  '__proto__',
);
const reads = fc
  .tuple(
    fc.constantFrom(
      '/compliance/report',
      '/compliance/people',
      '/compliance/people.csv',
      '/compliance/options',
      '/charging/options',
      '/evidence',
    ),
    fc.array(fc.tuple(names, fc.oneof(nasty, address)), { maxLength: 4 }),
  )
  .map(([path, query]) => ({
    method: 'GET',
    path: `${path}?${query.map(([name, value]) => `${name}=${encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2000).toWellFormed())}`).join('&')}`,
  }));

test('whatever is asked, it is never a fault of ours, and a refusal is a problem without a stack', async () => {
  let key = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(writes, puts, reads), async (asked) => {
      const { status, type, json } = await westhaven.ask(coordinator, { ...asked, key: `k${(key += 1)}` });
      expect(status).toBeLessThan(500);
      if (status < 400) return;
      expect(type).toContain('application/problem+json');
      expect(json).toMatchObject({ type: 'about:blank', status, code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/) });
      expect(JSON.stringify(json)).not.toMatch(/\bat .+\.ts:\d+|select |insert into/);
    }),
    { numRuns: 1000 },
  );
});
