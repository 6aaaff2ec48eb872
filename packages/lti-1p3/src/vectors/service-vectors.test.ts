import { describe, expect, test } from 'vitest';
import { ServiceError, serviceErrors } from '../services/errors.ts';
import { callVectors } from './call-vectors.ts';
import { startServiceBench } from './service-bench.ts';
import type { ServiceVector } from './service-vector.ts';
import { tokenVectors } from './token-vectors.ts';

const rows = (vectors: readonly ServiceVector[], isDone: boolean) =>
  vectors.filter(({ expected }) => (expected === 'done') === isDone).map((vector) => [vector.name, vector] as const);

async function play({ fault, times, prepare, call }: ServiceVector) {
  await using bench = await startServiceBench();
  bench.gradebook.add({ resourceId: 'basics' });
  prepare?.(bench);
  if (fault) bench.platform.break(fault, times);
  const outcome = await call(bench).catch((error: unknown) => {
    // Anything else is a fault of ours.
    if (!(error instanceof ServiceError)) throw error;
    return error;
  });
  const { platform } = bench;
  const assertions = platform.tokenRequests.map((form) => form.get('client_assertion'));
  return {
    outcome,
    secrets: [...platform.tokens.keys(), ...assertions],
    paths: platform.received.map(({ path }) => path),
  };
}

describe.each([
  ['access tokens', tokenVectors],
  ['service calls', callVectors],
])('%s', (_, vectors) => {
  test.each(rows(vectors, true))('%s', async (_name, vector) => {
    const { outcome } = await play(vector);
    expect({ outcome }).toMatchObject('gives' in vector ? { outcome: vector.gives } : {});
    expect(outcome).not.toBeInstanceOf(ServiceError);
  });

  test.each(rows(vectors, false))('%s', async (_name, vector) => {
    const { outcome, secrets, paths } = await play(vector);
    const { detail = /^/, ...says } = vector.says ?? {};
    expect(outcome).toMatchObject({ code: vector.expected, ...says });
    const error = outcome as ServiceError;
    expect(error.detail ?? '').toMatch(detail);
    const told = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/eyJ|amara@|[?&]user/);
    expect(paths).not.toContain('/elsewhere');
  });
});

test('every code but those with tests of their own is reached by a vector', () => {
  const reached = new Set<string>([...tokenVectors, ...callVectors].map(({ expected }) => expected));
  const elsewhere = ['token.own-key', 'line-item.cannot-be-made'];
  expect(Object.keys(serviceErrors).filter((code) => !reached.has(code))).toEqual(elsewhere);
});
