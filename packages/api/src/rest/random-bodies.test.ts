import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoundContext, Caller } from '../context.ts';
import { createApi } from '../create-api.ts';
import { Problem } from './problem.ts';

const failures: unknown[] = [];
const api = createApi({
  version: '1.0.0',
  plugins: [],
  addresses: { home: '', invitation: String, signIn: String, mailFrom: '' },
  certificates: { sign: () => Promise.reject(new Error('nobody asks for one')) },
  onFailure: (error) => failures.push(error),
});
const actor = { kind: 'token', id: 't1', grants: [{ role: 'coordinator' }] } as const;
const store = { frameworks: { packs: () => Promise.resolve([]), activations: () => Promise.resolve([]) } };
const caller: Caller = {
  session: { actor, partnership: { id: 'p', name: 'Westhaven', isDemo: false } },
  run: (work) =>
    work({
      store,
      actor,
      now: '2026-04-01T09:00:00Z',
      timeZone: 'Europe/London',
      newId: () => 'id',
    } as unknown as BoundContext),
};

const nasty = fc.constantFrom(
  '\0',
  '\ud800',
  '',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  'NaN',
  '__proto__',
  'constructor',
  '=1+1',
  '𝕏'.repeat(300),
);
const leaf = fc.oneof(
  nasty,
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.constantFrom(1e308, -0, 2 ** 53),
  fc.boolean(),
  fc.constant(null),
);
const field = fc.oneof(
  fc.constantFrom(
    'posts',
    'evidence',
    'asAt',
    'knownAt',
    'packs',
    'options',
    'agency',
    'audiences',
    'startsOn',
    'endsOn',
    'overrides',
    'kind',
    'achievedOn',
    'toString',
    '__proto__',
  ),
  fc.string(),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(field, tie('value'), { maxKeys: 6 }),
  ),
}));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.json().map((text) => new TextEncoder().encode(text)),
  value.map((each) => new TextEncoder().encode(JSON.stringify(each) ?? '')),
  fc
    .integer({ min: 1, max: 50_000 })
    .map((depth) => new TextEncoder().encode(`{"posts":${'['.repeat(depth)}${']'.repeat(depth)}}`)),
);

test('whatever is sent as a question is refused as a problem, never a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (bytes) => {
      const response = await api.rest(
        {
          method: 'POST',
          path: '/compliance/judge',
          query: new URLSearchParams(),
          headers: { 'content-type': 'application/json' },
          body: (async function* () {
            yield bytes;
          })(),
        },
        caller,
      );
      expect([400, 413, 422]).toContain(response.status);
      const problem = Problem.parse(JSON.parse(response.body as string));
      expect(problem.status).toBe(response.status);
    }),
    { numRuns: 500 },
  );
  expect(failures).toEqual([]);
});
