import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeDataFolder } from '@trellis/store';
import { z } from 'zod';

/** A setting that cannot be used, in a sentence that names the variable and says what to do. */
export class SettingsError extends Error {
  /** The environment variable at fault. */
  readonly variable: string;

  constructor(variable: string, sentence: string) {
    super(`${variable}: ${sentence}`);
    this.name = 'SettingsError';
    this.variable = variable;
  }
}

/** Everything that can be set from outside, checked. */
export interface Settings {
  /** Where the service listens; 0 picks a free port. */
  readonly port: number;
  /** The address to bind; absent: loopback in a demo, else all. */
  readonly host: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  /** A PostgreSQL of one's own; absent: the built-in one in the data folder. */
  readonly databaseUrl: string | undefined;
  /** The origin that LMSs and browsers see; absent: `http://localhost:PORT`. */
  readonly publicUrl: string | undefined;
  /** Absent: one is made and kept in the data folder. */
  readonly secret: string | undefined;
  readonly allowLocalPlatforms: boolean;
  /** `auto`: when the built-in database is empty or holds the demo already. */
  readonly demo: 'on' | 'off' | 'auto';
  /** Why a demo that was asked for is not loaded; absent otherwise. */
  readonly demoRefused: string | undefined;
  /** Where the demo LMS listens; absent: derived from the service's port. 0 picks a free port. */
  readonly demoPort: number | undefined;
  /** Addresses or networks whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Exact hosts on private addresses that may be fetched. */
  readonly privateHosts: readonly string[];
  /** A mail server; absent: letters are kept and shown to administrators. */
  readonly smtpUrl: string | undefined;
  /** The address that letters come from; absent: `trellis@` and the host of the service. */
  readonly mailFrom: string | undefined;
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port from 0 to 65535; 0 picks a free one')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port from 0 to 65535; 0 picks a free one');

const onOrOff = z.enum(['0', '1'], 'must be 1 or 0').transform((text) => text === '1');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const proxy = z.union([z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const urlOf = (protocols: RegExp, sentence: string) => z.string().refine((text) => isUrl(text, protocols), sentence);

/** Every variable that Trellis reads, with its form; the messages follow the variable's name. */
const environment = z.object({
  PORT: portNumber.default(3000),
  HOST: z.string().max(255).optional(),
  TRELLIS_DATA_DIR: z.string().default('.trellis'),
  TRELLIS_DATABASE_URL: urlOf(
    /^postgres(ql)?:$/,
    'must be a PostgreSQL address such as postgresql://user:password@host/trellis',
  ).optional(),
  TRELLIS_PUBLIC_URL: urlOf(
    /^https?:$/,
    'must be the origin that browsers see, such as https://trellis.example.gov.uk',
  ).optional(),
  TRELLIS_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes one')
    .optional(),
  TRELLIS_ALLOW_LOCAL_PLATFORMS: onOrOff.default(false),
  TRELLIS_DEMO: onOrOff.optional(),
  TRELLIS_DEMO_PORT: portNumber.optional(),
  TRELLIS_TRUSTED_PROXIES: list
    .pipe(z.array(proxy, 'must be addresses or networks with commas between, such as 10.0.0.0/8'))
    .default([]),
  TRELLIS_PRIVATE_HOSTS: list
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i,
            'must be host names with commas between, without https:// and ports',
          ),
      ),
    )
    .default([]),
  SMTP_URL: urlOf(/^smtps?:$/, 'must be a mail server such as smtps://user:password@mail.example:465').optional(),
  TRELLIS_MAIL_FROM: z.email('must be an e-mail address such as training@trellis.example.gov.uk').optional(),
});

const settingNames = Object.keys(environment.shape) as (keyof typeof environment.shape)[];

/**
 * The settings of this process. The one place that reads the environment.
 *
 * @param env - the environment; an empty variable counts as unset
 * @throws SettingsError naming the variable
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name]!.trim()]] : [])),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SettingsError(String(issue!.path[0]), sentenceOf(issue!));
  }
  const found = parsed.data;
  return {
    port: found.PORT,
    host: found.HOST,
    dataDir: path.resolve(found.TRELLIS_DATA_DIR),
    databaseUrl: found.TRELLIS_DATABASE_URL,
    publicUrl: found.TRELLIS_PUBLIC_URL === undefined ? undefined : publicOrigin(found.TRELLIS_PUBLIC_URL),
    secret: found.TRELLIS_SECRET,
    allowLocalPlatforms: found.TRELLIS_ALLOW_LOCAL_PLATFORMS,
    ...demoOf(found.TRELLIS_DEMO, given),
    demoPort: found.TRELLIS_DEMO_PORT,
    trustedProxies: found.TRELLIS_TRUSTED_PROXIES,
    privateHosts: found.TRELLIS_PRIVATE_HOSTS,
    smtpUrl: found.SMTP_URL,
    mailFrom: found.TRELLIS_MAIL_FROM,
  };
}

/** A demo trusts whoever sits at this machine, so it is never loaded where others could reach it or where real data is. */
function demoOf(
  wanted: boolean | undefined,
  given: Readonly<Record<string, unknown>>,
): Pick<Settings, 'demo' | 'demoRefused'> {
  const against = ['TRELLIS_PUBLIC_URL', 'TRELLIS_DATABASE_URL'].find((name) => name in given);
  if (wanted === false || (against !== undefined && wanted !== true)) return { demo: 'off', demoRefused: undefined };
  if (against !== undefined)
    return { demo: 'off', demoRefused: `TRELLIS_DEMO: the demo is not loaded, because ${against} is set.` };
  return { demo: wanted === true ? 'on' : 'auto', demoRefused: undefined };
}

function publicOrigin(text: string): string {
  const url = new URL(text);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new SettingsError('TRELLIS_PUBLIC_URL', `must be an origin without a path, such as ${url.origin}.`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new SettingsError(
      'TRELLIS_PUBLIC_URL',
      'must begin with https://, because sessions and names would travel in the clear. Only localhost may be http.',
    );
  return url.origin;
}

/** Whether a host name means this machine alone. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    hostname.startsWith('127.')
  );
}

function isUrl(text: string, protocols: RegExp): boolean {
  return URL.canParse(text) && protocols.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** Zod's own words are for programmers; ours all begin with "must". */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const own =
    issue.code === 'invalid_union'
      ? 'must be addresses or networks with commas between, such as 10.0.0.0/8'
      : issue.message;
  return `${own}.`;
}

/**
 * The installation's secret: the one that is set, or the one in the data folder, made at the first start.
 *
 * @throws StoreError when the folder cannot be made; SettingsError when it cannot be written to or the kept secret was cut short
 */
export function installationSecret(settings: Pick<Settings, 'secret' | 'dataDir'>): string {
  if (settings.secret !== undefined) return settings.secret;
  const file = path.join(settings.dataDir, 'secret');
  const kept = keptSecret(file);
  if (kept !== undefined) return kept;
  makeDataFolder(settings.dataDir, 0o711);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    // Of two services that start at once one gives the file its name, whole as it is by then, and the other reads that one.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SettingsError(
        'TRELLIS_DATA_DIR',
        `the folder ${settings.dataDir} cannot be written to. Name one that this user may write to.`,
      );
  } finally {
    rmSync(draft, { force: true });
  }
  return keptSecret(file) ?? '';
}

function keptSecret(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
  if (text.length >= 32) return text;
  throw new SettingsError(
    'TRELLIS_SECRET',
    `the secret kept in ${file} is damaged. Put the old file back; a new one cannot open what the old one sealed.`,
  );
}
