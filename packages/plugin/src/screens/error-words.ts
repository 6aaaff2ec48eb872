import type { Finding } from '@trellis/core';
import { TRPCClientError } from '@trpc/client';

/** An error as a screen shows it. */
export interface ErrorWords {
  /** A code of the API, or `connection-lost`. */
  readonly code: string;
  readonly sentence: string;
  /** What is wrong with which field of a form. */
  readonly fields: readonly Finding[];
}

/** What the service answered to a file that was sent or asked for, where it refused. */
export class FileRefused extends Error {
  readonly code: string;

  /** @param message - the service's own sentence */
  constructor(code: string, message: string) {
    super(message);
    this.name = 'FileRefused';
    this.code = code;
  }
}

/**
 * The words for something that went wrong.
 *
 * @param error - whatever the API client threw
 * @param words - a screen's own sentences by code; otherwise the service's sentence is shown
 */
export function errorWords(error: unknown, words: Readonly<Record<string, string>> = {}): ErrorWords {
  if (error instanceof FileRefused)
    return { code: error.code, sentence: words[error.code] ?? error.message, fields: [] };
  const data = error instanceof TRPCClientError ? (error.data as FaultData | null | undefined) : undefined;
  if (data?.code !== undefined)
    return { code: data.code, sentence: words[data.code] ?? (error as Error).message, fields: data.errors ?? [] };
  return {
    code: 'connection-lost',
    sentence:
      words['connection-lost'] ??
      'We could not reach the service. What you entered is still here. Check the connection and try again.',
    fields: [],
  };
}

interface FaultData {
  readonly code?: string;
  readonly errors?: readonly Finding[];
}
