import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPlatform, createVisitor, exampleUsers } from '@trellis/testing/platform';
import { importJWK, jwtVerify } from 'jose';
import type { Measurement } from './measurement.ts';
import { startService } from './service.ts';

const LAUNCHES = 2000;
const AT_ONCE = 16;
const USERS = 50;

/** The most that a whole launch may cost, in verifications of its signature alone. @source house a floor well under what was measured */
const LEAST_RATIO = 0.02;

/**
 * Whole launches per second of one service process on PostgreSQL: login, message, account, session. The platform signs between the two
 * halves, off the clock, since it is not what is measured.
 */
export async function measureLaunches(): Promise<readonly Measurement[]> {
  await using service = await startService();
  await using platform = await createPlatform({
    users: Array.from({ length: USERS }, (_, number) => ({
      ...exampleUsers[0]!,
      id: `user-${number}`,
      email: `user-${number}@lms.example`,
    })),
  });
  const client = await platform.register(service.command('platform', 'invite'));
  service.command('platform', 'approve', '--all');
  service.command('people', 'import', peopleFile());
  const userOf = (index: number): string => `user-${index % USERS}`;
  const link = platform.directory.courses[0]!.links[0]!.id;

  // Everybody once before the clock runs, so that the keyset is fetched and the accounts are joined to their people, as on any morning but the first.
  for (let index = 0; index < USERS; index += 1)
    await createVisitor(platform).launch({ user: userOf(index), link, client: client.clientId });
  const visitors = Array.from({ length: LAUNCHES }, () => createVisitor(platform));
  const logins = new Map<number, Response>();
  const loginSeconds = await timed(visitors.length, async (index) => {
    const { to, fields } = platform.initiation({ user: userOf(index), link, client: client.clientId });
    logins.set(index, await visitors[index]!.send(to, { form: fields }));
  });
  const messages = new Map<number, { readonly action: string; readonly fields: Readonly<Record<string, string>> }>();
  for (const [index, login] of logins) messages.set(index, await visitors[index]!.followLogin(login));
  const refused: string[] = [];
  const launchSeconds = await timed(visitors.length, async (index) => {
    const message = messages.get(index)!;
    const answer = await visitors[index]!.send(message.action, { form: message.fields });
    if (answer.status !== 303)
      refused.push(`${answer.status} ${(await answer.text()).replace(/<[^>]*>|\s+/g, ' ').slice(0, 300)}`);
  });
  if (refused.length > 0)
    throw new Error(`${refused.length} of ${LAUNCHES} launches were refused, the first with ${refused[0]}`);
  const perSecond = LAUNCHES / (loginSeconds + launchSeconds);

  const token = messages.get(0)!.fields['id_token']!;
  const verifiedPerSecond = await verifications(token, platform.keys.current().publicJwk);
  return [
    { name: 'checking an RS256 signature alone', value: verifiedPerSecond, unit: 'a second' },
    {
      name: 'whole LTI launches, one process on PostgreSQL',
      value: perSecond,
      unit: 'a second',
      ratio: perSecond / verifiedPerSecond,
      against: 'checking the signature alone',
      hold: `at least ${LEAST_RATIO}`,
    },
  ];
}

/** A file of the people whose accounts launch, known by their e-mail. */
function peopleFile(): string {
  const rows = Array.from(
    { length: USERS },
    (_, number) => `AC,Given${number},Family${number},user-${number}@lms.example,2024-01-01`,
  );
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'trellis-bench-')), 'people.csv');
  writeFileSync(file, ['agency_ref,given_name,family_name,work_email,starts_on', ...rows].join('\n'));
  return file;
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
  for (let round = 0; round < rounds; round += 1)
    await jwtVerify(token, key, { algorithms: ['RS256'], clockTolerance: 3600 });
  return rounds / ((performance.now() - begun) / 1000);
}
