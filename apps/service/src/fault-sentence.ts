import { DomainError } from '@trellis/core';
import { PluginFaults } from '@trellis/plugin';
import { StoreError } from '@trellis/store';
import { SettingsError } from './settings.ts';

const listenFaults: Readonly<Record<string, readonly [variable: string, sentence: string]>> = {
  EADDRINUSE: ['PORT', 'something else listens there already. Set PORT to another one, or to 0 for a free one.'],
  EACCES: [
    'PORT',
    'this user may not listen there. Ports below 1024 are for administrators; set PORT to a higher one.',
  ],
  EADDRNOTAVAIL: ['HOST', 'this machine has no such address.'],
  ENOTFOUND: ['HOST', 'there is no such host. Set HOST to an address of this machine, such as 127.0.0.1.'],
};

/** What kept a server from listening where PORT and HOST say; the error itself when they are not at fault. */
export function listenFault(error: Error): Error {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const known = listenFaults[code ?? ''];
  if (known !== undefined) return new SettingsError(...known);
  // Whatever else a name's look-up says, such as that no name server answers, is about the name.
  if (syscall === 'getaddrinfo' || code === 'EINVAL') return new SettingsError(...listenFaults['ENOTFOUND']!);
  return error;
}

const systemSentences: Readonly<Record<string, string>> = {
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
