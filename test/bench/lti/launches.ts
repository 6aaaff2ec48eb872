import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPlatform, type Platform } from '@trellis/testing/platform';
import { importJWK, jwtVerify } from 'jose';
import type { Measurement } from '../measurement.ts';
import { startService, type RunningService } from '../service.ts';
import { badLaunches } from './bad-launches.ts';
import { measureRound, type LaunchRate } from './launch.ts';
import { ltijsFolder } from './ltijs-install.ts';
import { startLtijs } from './ltijs-tool.ts';
import type { MeasuredTool } from './measured-tool.ts';
import { messageFor } from './message.ts';
import { connectTrellis } from './trellis-tool.ts';

/** Short and by turns, so that whatever else the machine does falls on both alike. */
const ROUNDS = 25;

/** Rounds that do not count, in which keysets are fetched, accounts are joined and Node learns the way, as on any morning but the first. */
const WARM_UP_ROUNDS = 12;

/** How many launch in a round. */
const IN_A_ROUND = 100;

const USERS = Array.from({ length: 400 }, (_, number) => `user-${number}`);

/** What issue 4 asks for, in launches of ltijs on the same PostgreSQL in the same run. */
const LEAST_RATIO = 3;

/** Launches of ltijs in the time of one signature check, where it cannot be installed: README.md has the run. */
const LTIJS_PER_CHECK = 0.0086;

/** Whole launches per second of one service process on PostgreSQL beside ltijs, and what bad ones cost the platform. */
export async function measureLaunches(): Promise<readonly Measurement[]> {
  await using service = await startService();
  await using platform = await createPlatform();
  const trellis = await connectTrellis(service, platform, USERS);
  const checks = await checksPerSecond(trellis, platform);
  const rounds = await measureByTurns(service, trellis, platform);
  const opponents = rounds.flatMap(({ ltijs }) => (ltijs === undefined ? [] : [ltijs]));
  const isBeside = opponents.length > 0;
  const ratioOf = (part: keyof LaunchRate): number =>
    median(rounds.map(({ trellis: own, ltijs }) => own[part] / (ltijs?.[part] ?? checks * LTIJS_PER_CHECK)));
  const against = isBeside
    ? 'ltijs on the same PostgreSQL'
    : `ltijs as measured before (it cannot be installed here), ${LTIJS_PER_CHECK} of the signature checks`;
  return [
    { name: 'checking the RS256 signature of a launch alone', value: checks, unit: 'a second' },
    ...(isBeside
      ? [
          {
            name: 'whole LTI launches of ltijs, one process on PostgreSQL',
            value: median(opponents.map(({ whole }) => whole)),
            unit: 'a second',
          },
        ]
      : []),
    {
      name: 'whole LTI launches, one process on PostgreSQL',
      value: median(rounds.map((round) => round.trellis.whole)),
      unit: 'a second',
      ratio: ratioOf('whole'),
      against,
      hold: `at least ${LEAST_RATIO}`,
    },
    {
      name: 'the same without the page that opens',
      value: median(rounds.map((round) => round.trellis.toMessage)),
      unit: 'a second',
      ratio: ratioOf('toMessage'),
      against,
    },
    await badLaunches(trellis, platform),
  ];
}

interface Round {
  readonly trellis: LaunchRate;
  readonly ltijs?: LaunchRate | undefined;
}

async function measureByTurns(
  service: RunningService,
  trellis: MeasuredTool,
  platform: Platform,
): Promise<readonly Round[]> {
  const folder = ltijsFolder();
  await using keyset = await serveKeyset(platform);
  await using ltijs =
    folder === undefined
      ? undefined
      : await startLtijs(folder, service.dataDir, {
          issuer: platform.url,
          clientId: 'ltijs',
          keysetUrl: keyset.url,
        });
  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const from = (round * IN_A_ROUND) % USERS.length;
    const users = USERS.slice(from, from + IN_A_ROUND);
    rounds.push({
      trellis: await measureRound(trellis, platform, users),
      ltijs: ltijs && (await measureRound(ltijs, platform, users)),
    });
  }
  return rounds.slice(WARM_UP_ROUNDS);
}

/** The platform's keyset at an address that costs next to nothing to answer, since ltijs asks for it at each launch. */
async function serveKeyset(platform: Platform): Promise<AsyncDisposable & { readonly url: string }> {
  const body = JSON.stringify({ keys: platform.keys.published() });
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function checksPerSecond(tool: MeasuredTool, { url, keys }: Platform): Promise<number> {
  const token = await messageFor(tool, url, USERS[0]!, 'nonce', keys.current());
  const key = await importJWK(keys.current().publicJwk, 'RS256');
  const count = 5000;
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) await jwtVerify(token, key, { algorithms: ['RS256'] });
  return count / ((performance.now() - begun) / 1000);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
