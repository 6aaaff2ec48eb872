import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';
import { StoreError } from '../store-error.ts';

/** The environment for PostgreSQL's programs: nothing of ours, so that no PG* variable of the machine changes what they do. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' };

/** Under which user PostgreSQL's programs are started, and how. */
export interface ServerUser {
  /** `nobody` when the files must belong to that account instead of ours. */
  readonly kind: 'self' | 'namespace' | 'nobody';
  /** The words in front of the program's own. */
  readonly prefix: readonly string[];
  /** The account of the files and the process, or undefined for our own. */
  readonly id: number | undefined;
}

/** The account `nobody`, which every Linux has in its list of users; PostgreSQL refuses to run as one that is not listed. */
const nobody = 65_534;

/**
 * PostgreSQL refuses to run as root, as in a container, so root starts it without root's rights: in a user namespace of its own where the
 * files stay root's, or else as `nobody`.
 *
 * @param dataFolder - the cluster's folder; if it exists, whoever owns it goes on owning it
 * @throws `store.server-not-allowed` when neither way works
 */
export function chooseServerUser(postgres: string, dataFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return { kind: 'self', prefix: [], id: undefined };
  const ways: ServerUser[] = [
    { kind: 'namespace', prefix: ['unshare', '--user'], id: undefined },
    { kind: 'nobody', prefix: [], id: nobody },
  ];
  const owner = statSync(dataFolder, { throwIfNoEntry: false })?.uid;
  const usable = ways.filter((way) => owner === undefined || (owner === nobody) === (way.kind === 'nobody'));
  const reasons: string[] = [];
  for (const way of usable) {
    const [command, ...words] = [...way.prefix, postgres, '--version'] as const;
    const result = spawnSync(command, words, { cwd: '/', encoding: 'utf8', env: serverEnvironment, ...asUser(way) });
    if (result.status === 0) return way;
    reasons.push(`${way.kind}: ${(result.error?.message ?? result.stderr).trim()}`);
  }
  throw new StoreError(
    'store.server-not-allowed',
    `PostgreSQL does not run as root, and this machine allows no other way (${reasons.join('; ')}). Start Trellis as an ordinary user or set TRELLIS_DATABASE_URL.`,
  );
}

/** The spawn options that make a program run as this user. */
export function asUser(user: ServerUser): { uid?: number; gid?: number } {
  return user.id === undefined ? {} : { uid: user.id, gid: user.id };
}
