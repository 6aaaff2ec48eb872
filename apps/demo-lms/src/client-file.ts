import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientStore, PlatformClient } from '@trellis/testing/platform';

function read(file: string): PlatformClient[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PlatformClient[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * The tools that are registered with the demo LMS, kept in a JSON file so that they are still known after a restart.
 *
 * @throws SyntaxError when the file is not JSON
 */
export function createClientFile(folder: string): ClientStore {
  const file = path.join(folder, 'demo-lms-clients.json');
  const clients = read(file);
  return {
    list: () => clients,
    add(client) {
      clients.push(client);
      mkdirSync(folder, { recursive: true });
      // Written beside and moved, so that a process killed half-way leaves the old file whole.
      writeFileSync(`${file}.new`, JSON.stringify(clients, null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** The client ids of the tools that a demo LMS remembers in a folder; none if it never remembered any. */
export function rememberedClientIds(folder: string): readonly string[] {
  return createClientFile(folder)
    .list()
    .map(({ clientId }) => clientId);
}
