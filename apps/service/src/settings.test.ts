import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { installationSecret, isLoopback, readSettings } from './settings.ts';

describe('the settings', () => {
  test('have defaults for everything', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: undefined,
      dataDir: path.resolve('.trellis'),
      databaseUrl: undefined,
      publicUrl: undefined,
      secret: undefined,
      allowLocalPlatforms: false,
      demo: 'auto',
      demoRefused: undefined,
      demoPort: undefined,
      trustedProxies: [],
      privateHosts: [],
      smtpUrl: undefined,
      mailFrom: undefined,
    });
  });

  test('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', TRELLIS_PUBLIC_URL: ' ', TRELLIS_SECRET: '' })).toEqual(readSettings({}));
  });

  test.each([
    ['PORT', '3o00', 'port'],
    ['PORT', '70000', 'port'],
    ['TRELLIS_DEMO', 'yes', '1 or 0'],
    ['TRELLIS_ALLOW_LOCAL_PLATFORMS', 'true', '1 or 0'],
    ['TRELLIS_DATABASE_URL', 'mysql://host/db', 'PostgreSQL'],
    ['TRELLIS_PUBLIC_URL', 'trellis.example', 'origin'],
    ['TRELLIS_PUBLIC_URL', 'https://trellis.example/app', 'without a path'],
    ['TRELLIS_PUBLIC_URL', 'http://trellis.example', 'https'],
    ['TRELLIS_SECRET', 'short', '32 characters'],
    ['TRELLIS_TRUSTED_PROXIES', '10.0.0.0/8, proxy', 'addresses or networks'],
    ['TRELLIS_PRIVATE_HOSTS', 'https://moodle.internal', 'host names'],
    ['SMTP_URL', 'mail.example', 'mail server'],
    ['TRELLIS_MAIL_FROM', 'training', 'e-mail address'],
  ])('refuse %s=%s by name, saying what it must be', (name, value, words) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}: .*${words}.*\\.$`));
  });

  test('keep only the origin of the public address, which may be http on this machine alone', () => {
    expect(readSettings({ TRELLIS_PUBLIC_URL: 'https://Trellis.example/' }).publicUrl).toBe('https://trellis.example');
    expect(readSettings({ TRELLIS_PUBLIC_URL: 'http://localhost:4000' }).publicUrl).toBe('http://localhost:4000');
    expect(['localhost', '127.0.0.1', '[::1]', 'trellis.localhost'].every(isLoopback)).toBe(true);
    expect(['10.0.0.1', 'example.org', 'localhost.example.org'].some(isLoopback)).toBe(false);
  });

  test('take lists with commas', () => {
    const settings = readSettings({
      TRELLIS_TRUSTED_PROXIES: '10.0.0.0/8, ::1 ,loopback',
      TRELLIS_PRIVATE_HOSTS: 'moodle.internal,lms',
    });
    expect(settings.trustedProxies).toEqual(['10.0.0.0/8', '::1', 'loopback']);
    expect(settings.privateHosts).toEqual(['moodle.internal', 'lms']);
  });

  test.each([
    [{}, 'auto', undefined],
    [{ TRELLIS_DEMO: '1' }, 'on', undefined],
    [{ TRELLIS_DEMO: '0' }, 'off', undefined],
    [{ TRELLIS_PUBLIC_URL: 'https://trellis.example' }, 'off', undefined],
    [{ TRELLIS_DEMO: '1', TRELLIS_PUBLIC_URL: 'https://trellis.example' }, 'off', 'TRELLIS_PUBLIC_URL'],
    [{ TRELLIS_DEMO: '1', TRELLIS_DATABASE_URL: 'postgres://host/trellis' }, 'off', 'TRELLIS_DATABASE_URL'],
  ])('load the demo on this machine alone: %j', (env, demo, because) => {
    const settings = readSettings(env);
    expect(settings.demo).toBe(demo);
    expect(settings.demoRefused ?? '').toContain(because ?? '');
    expect(settings.demoRefused === undefined).toBe(because === undefined);
  });
});

describe('the secret of an installation', () => {
  const inFolder = (work: (dataDir: string) => void) => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-secret-'));
    try {
      work(dataDir);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  };

  test('is the one that is set', () => {
    inFolder((dataDir) => expect(installationSecret({ dataDir, secret: 's'.repeat(40) })).toBe('s'.repeat(40)));
  });

  test('is made once and kept where only its owner reads it', () => {
    inFolder((dataDir) => {
      const made = installationSecret({ dataDir, secret: undefined });
      expect(made.length).toBeGreaterThanOrEqual(32);
      expect(installationSecret({ dataDir, secret: undefined })).toBe(made);
      expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
      expect(readFileSync(path.join(dataDir, 'secret'), 'utf8').trim()).toBe(made);
    });
  });

  test('is one and the same for services that start at once', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-secret-'));
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.settings).then(({ installationSecret }) => {
        Atomics.add(workerData.ready, 0, 1);
        while (Atomics.load(workerData.ready, 0) < 3);
        parentPort.postMessage(installationSecret({ dataDir: workerData.dataDir, secret: undefined }));
      });`;
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { settings: new URL('settings.ts', import.meta.url).href, dataDir, ready };
    const workers = Array.from(
      { length: 3 },
      () => new Worker(code, { eval: true, workerData, execArgv: ['--conditions=@trellis/source'] }),
    );
    const secrets = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as string));
    expect(new Set(secrets).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual(['secret']);
    rmSync(dataDir, { recursive: true });
  }, 60_000);

  test('is not made anew when the kept one is damaged, since a new one opens nothing', () => {
    inFolder((dataDir) => {
      writeFileSync(path.join(dataDir, 'secret'), 'cut');
      expect(() => installationSecret({ dataDir, secret: undefined })).toThrow(/damaged/);
    });
  });

  test('needs a folder that can be written to', () => {
    for (const dataDir of ['/dev/null/nowhere', '/dev/null'])
      expect(() => installationSecret({ dataDir, secret: undefined })).toThrow(/^TRELLIS_DATA_DIR: /);
  });
});
