import { sign as signWith } from 'node:crypto';
import { KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, startBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { brokenMessageVectors } from './broken-messages.ts';
import { brokenVectors } from './broken.ts';
import { platformVectors } from './platforms.ts';
import { validMessageVectors } from './valid-messages.ts';
import { validVectors } from './valid.ts';
import type { Vector } from './vector.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs whatever it is given, also headers that a proper library would not write. */
function signAnything(header: object, claims: object): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signWith('sha256', Buffer.from(input), KeyObject.from(bench.key.privateKey)).toString('base64url')}`;
}

async function play({ claims, header }: Vector) {
  const { state, nonce, cookie } = await bench.login();
  const seconds = Math.floor(bench.clock.now.getTime() / 1000);
  const token = signAnything(
    { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header },
    { ...bench.claimsFor(nonce), ...claims?.(seconds) },
  );
  return { token, answer: await bench.tool.launch(post('/lti/launch', { state, id_token: token }, cookie)) };
}

/** What the page of a refusal must show: these two reasons are of no use without what they are about. */
function namedBy({ expected, names }: Vector): string {
  return ['launch.claims', 'launch.token-header'].includes(expected) ? `<code>${names}</code>` : '';
}

describe('messages that are taken', () => {
  test.each(
    [...validVectors, ...validMessageVectors, ...platformVectors].map((vector) => [vector.name, vector] as const),
  )('%s', async (_, vector) => {
    const { answer } = await play(vector);
    expect(bench.outcomeOf(answer)).toBe('launched');
    if (answer.state !== 'launched') return;
    for (const [name, value] of Object.entries(vector.launch ?? {})) {
      expect({ [name]: answer.launch[name as keyof typeof answer.launch] }).toEqual({ [name]: value });
    }
  });
});

describe('messages that are refused', () => {
  test.each([...brokenVectors, ...brokenMessageVectors].map((vector) => [vector.name, vector] as const))(
    '%s',
    async (_, vector) => {
      const { answer, token } = await play(vector);
      expect(bench.outcomeOf(answer)).toBe(vector.expected);
      if (answer.state !== 'refused') return;
      expect(answer.response.status).toBeGreaterThanOrEqual(400);
      expect(answer.response.status).toBeLessThan(500);
      expect(answer.response.body).toContain(bench.refusals.at(-1)?.reference);
      expect(answer.response.body).toContain(namedBy(vector));
      expect(answer.response.body).not.toContain(token.slice(0, 40));
      expect(answer.response.body).not.toMatch(/Amara|amara@|EMP-1|\bat .*\.ts/);
    },
  );
});
