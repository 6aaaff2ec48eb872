import type { Socket } from 'node:net';
import { int4 } from './row-cells.ts';

/** One row of a COPY or a query, from one byte up to another. The bytes are those that the socket brought: what is wanted of them is read at once. */
export type RowReader = (bytes: Buffer, from: number, to: number) => void;

/** The codes of messages that carry a row, and how long code and length of a message are. */
const COPY_DATA = 'd'.charCodeAt(0);
const DATA_ROW = 'D'.charCodeAt(0);
const HEAD_BYTES = 5;

/**
 * Hands rows to whoever wants them straight out of what the socket brings. Everything else goes to `pg`, as it is used to; of rows it would make two
 * objects each.
 *
 * @returns gives the socket back
 */
export function divertRows(socket: Socket, row: RowReader): () => void {
  const [usual] = socket.listeners('data') as [(bytes: Buffer) => void];
  let begun: Buffer | undefined;
  let isOver = false;
  const read = (chunk: Buffer): void => {
    const bytes = begun === undefined ? chunk : Buffer.concat([begun, chunk]);
    let at = 0;
    while (!isOver && at + HEAD_BYTES <= bytes.length) {
      const end = at + 1 + int4(bytes, at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === DATA_ROW || bytes[at] === COPY_DATA) row(bytes, at + HEAD_BYTES, end);
      else usual(bytes.subarray(at, end));
      at = end;
    }
    begun = at < bytes.length ? bytes.subarray(at) : undefined;
    if (isOver && begun !== undefined) usual(begun);
  };
  socket.off('data', usual).on('data', read);
  // Called while a message is read; what follows it in the same bytes is handed on there.
  return () => {
    isOver = true;
    socket.off('data', read).on('data', usual);
  };
}
