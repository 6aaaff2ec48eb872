import type { Socket } from 'node:net';
import { int4 } from './cells.ts';

/** One row of a COPY, from one byte up to another. The bytes are those that the socket brought: what is wanted of them is read at once. */
export type RowReader = (bytes: Buffer, from: number, to: number) => void;

/** The code of a message that carries a row, and how long code and length of a message are. */
const COPY_DATA = 'd'.charCodeAt(0);
const HEAD_BYTES = 5;

/**
 * Hands the rows of a COPY to whoever wants them straight out of what the socket brings. Everything else goes to `pg`, as it is used to; of rows it
 * would make two objects each.
 *
 * @returns gives the socket back
 */
export function divertRows(socket: Socket, row: RowReader): () => void {
  const [usual] = socket.listeners('data') as [(bytes: Buffer) => void];
  let begun: Buffer | undefined;
  const read = (chunk: Buffer): void => {
    const bytes = begun === undefined ? chunk : Buffer.concat([begun, chunk]);
    let at = 0;
    while (at + HEAD_BYTES <= bytes.length) {
      const end = at + 1 + int4(bytes, at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === COPY_DATA) row(bytes, at + HEAD_BYTES, end);
      else usual(bytes.subarray(at, end));
      at = end;
    }
    begun = at < bytes.length ? bytes.subarray(at) : undefined;
  };
  socket.off('data', usual).on('data', read);
  return () => void socket.off('data', read).on('data', usual);
}
