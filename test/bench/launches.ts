import { createPlatform, createVisitor } from '@trellis/testing/platform';
import { importJWK, jwtVerify } from 'jose';
import type { Measurement } from './measurement.ts';
import { startService } from './service.ts';

const LAUNCHES = 2000;
const AT_ONCE = 16;

/** The most that a whole launch may cost, in verifications of its signature alone. @source house a floor well under what was measured */
const LEAST_RATIO = 0.02;

/**
 * Whole launches per second of one service process on PostgreSQL: login, message, account, session. The platform signs between the two
 * halves, off the clock, since it is not what is measured.
 */
export async function measureLaunches(): Promise<readonly Measurement[]> {
  await using service = await startService();
  await using platform = await createPlatform();
  const client = await platform.register(service.command('platform', 'invite'));
  service.command('platform', 'approve', '--all');
  const user = platform.directory.users[0]!.id;
  const link = platform.directory.courses[0]!.links[0]!.id;

  // One launch first, so that the keyset is fetched and the account known.
  await createVisitor(platform).launch({ user, link, client: client.clientId });
  const visitors = Array.from({ length: LAUNCHES }, () => createVisitor(platform));
  const { to, fields } = platform.initiation({ user, link, client: client.clientId });
  const logins = new Map<number, Response>();
  const loginSeconds = await timed(visitors.length, async (index) => {
    logins.set(index, await visitors[index]!.send(to, { form: fields }));
  });
  const messages = new Map<number, { readonly action: string; readonly fields: Readonly<Record<string, string>> }>();
  for (const [index, login] of logins) messages.set(index, await visitors[index]!.followLogin(login));
  let launched = 0;
  const launchSeconds = await timed(visitors.length, async (index) => {
    const message = messages.get(index)!;
    const answer = await visitors[index]!.send(message.action, { form: message.fields });
    if (answer.status === 303) launched += 1;
  });
  if (launched !== LAUNCHES) throw new Error(`${LAUNCHES - launched} of ${LAUNCHES} launches were refused.`);
  const perSecond = LAUNCHES / (loginSeconds + launchSeconds);

  const token = messages.get(0)!.fields['id_token']!;
  const verifiedPerSecond = await verifications(token, platform.keys.current().publicJwk);
  return [
    { name: 'checking an RS256 signature alone', value: verifiedPerSecond, unit: 'a second' },
    { name: 'whole LTI launches, one process on PostgreSQL', value: perSecond, unit: 'a second', ratio: perSecond / verifiedPerSecond, against: 'checking the signature alone', hold: `at least ${LEAST_RATIO}` },
  ];
}

/** Seconds that so many pieces of work take, a few at a time. */
async function timed(count: number, work: (index: number) => Promise<void>): Promise<number> {
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await work(index);
      }
    }),
  );
  return (performance.now() - begun) / 1000;
}

async function verifications(token: string, publicJwk: Parameters<typeof importJWK>[0]): Promise<number> {
  const key = await importJWK(publicJwk, 'RS256');
  const rounds = 5000;
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) await jwtVerify(token, key, { algorithms: ['RS256'], clockTolerance: 3600 });
  return rounds / ((performance.now() - begun) / 1000);
}
