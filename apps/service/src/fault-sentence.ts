import { DomainError } from '@trellis/core';
import { PluginFaults } from '@trellis/plugin';
import { StoreError } from '@trellis/store';
import { SettingsError } from './settings.ts';

const systemSentences: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: something else listens there already. Set PORT to another one, or to 0 for a free one.',
  EACCES: 'PORT: this user may not listen there. Ports below 1024 are for administrators; set PORT to a higher one.',
  EADDRNOTAVAIL: 'HOST: this machine has no such address.',
  ENOTFOUND: 'TRELLIS_DATABASE_URL: the host of the database was not found.',
  ECONNREFUSED: 'TRELLIS_DATABASE_URL: no database answers at this address.',
  ENOSPC: 'The disk is full.',
};

/** What went wrong, in a sentence that an administrator can act on; never a stack. */
export function faultSentence(error: unknown): string {
  if (
    error instanceof DomainError ||
    error instanceof StoreError ||
    error instanceof SettingsError ||
    error instanceof PluginFaults
  )
    return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && systemSentences[code] !== undefined) return systemSentences[code];
  // What PostgreSQL says of a login or a database that is not there is for the administrator, and names no person.
  if (typeof code === 'string' && /^(28|3D)/.test(code))
    return `TRELLIS_DATABASE_URL: the database refused the connection: ${String(message)}.`;
  return `Something unexpected went wrong (${(error as Error)?.name ?? 'unknown'}${typeof code === 'string' ? `, ${code}` : ''}).`;
}
