import type { MatchCase } from '../import-run.ts';

/**
 * The id of the question that a row raises: the same row in another file is the same question, so nobody is asked twice.
 *
 * @param cells - what the row means, as `cellsOf` gives it
 * @source house
 */
export function caseId(kind: MatchCase['kind'], cells: Readonly<Record<string, string>>): Promise<string> {
  return cellsHash(kind, cells);
}

/** A hash by which the same cells of a kind are known again, in whatever order they stand. */
export async function cellsHash(kind: string, cells: Readonly<Record<string, string>>): Promise<string> {
  const fields = Object.keys(cells).sort();
  const bytes = encoder.encode(JSON.stringify([kind, ...fields.map((field) => [field, cells[field]])]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  let hex = '';
  for (const byte of hash.subarray(0, 20)) hex += HEX[byte];
  return hex;
}

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
