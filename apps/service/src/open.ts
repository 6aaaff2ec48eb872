import { createInstallation, type Installation } from '@trellis/host';
import { migrate, openDatabase } from '@trellis/store';
import { loadedPlugins } from './plugins.ts';
import { runningUrl } from './running-service.ts';
import { installationSecret, type Settings } from './settings.ts';

/** An installation that is open, and how to close it. */
export interface OpenInstallation extends AsyncDisposable {
  readonly installation: Installation;
}

/** The origin of a service that listens on a port. */
export function publicUrlOf(settings: Settings, port: number): string {
  return settings.publicUrl ?? `http://localhost:${port}`;
}

/**
 * Opens the database, brings it up to date and joins it with the plugins: what the command line works on, beside a running service or without one.
 *
 * @throws StoreError, SettingsError, PluginFaults: each with a sentence for an administrator
 */
export async function openInstallation(settings: Settings): Promise<OpenInstallation> {
  const secret = installationSecret(settings);
  const plugins = loadedPlugins();
  const database = await openDatabase(
    settings.databaseUrl === undefined ? { dataDir: settings.dataDir } : { url: settings.databaseUrl },
  );
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const installation = createInstallation({
    database,
    plugins,
    now: () => new Date(),
    settings: {
      publicUrl: settings.publicUrl ?? runningUrl(settings.dataDir) ?? publicUrlOf(settings, settings.port),
      secret,
      allowLocalPlatforms: settings.allowLocalPlatforms,
      privateHosts: settings.privateHosts,
      mail: { smtpUrl: settings.smtpUrl, fromAddress: settings.mailFrom },
    },
  });
  return { installation, [Symbol.asyncDispose]: () => database.close() };
}
