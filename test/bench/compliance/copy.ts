import type { Socket } from 'node:net';
import type pg from 'pg';

/** What `pg` passes to a query of one's own. Its types leave out COPY. */
interface CopyConnection {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
}

/** What a COPY does when the server is ready for data, and with what it sends. */
interface CopySteps {
  readonly onReady?: (connection: CopyConnection) => void;
  readonly onData?: (chunk: Uint8Array, connection: CopyConnection) => void;
}

function run(client: pg.Client, text: string, { onReady, onData }: CopySteps): Promise<void> {
  return new Promise((resolve, reject) => {
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyInResponse: (connection: CopyConnection) => onReady?.(connection),
      handleCopyData: ({ chunk }: { readonly chunk: Uint8Array }, connection: CopyConnection) =>
        onData?.(chunk, connection),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    };
    client.query(submittable as unknown as pg.Submittable);
  });
}

/** Reads a whole `COPY ... TO STDOUT` and throws it away. */
export async function copyAway(client: pg.Client, text: string): Promise<{ readonly bytes: number }> {
  let bytes = 0;
  await run(client, text, { onData: (chunk) => void (bytes += chunk.length) });
  return { bytes };
}

/** Sends what one connection's `COPY ... TO STDOUT` gives into another's `COPY ... FROM STDIN`, without holding it. */
export async function copyAcross(from: pg.Client, outText: string, into: pg.Client, inText: string): Promise<void> {
  let reader: Promise<void> | undefined;
  await run(into, inText, {
    onReady: (connection) => {
      let source: Socket | undefined;
      connection.stream.on('drain', () => source?.resume());
      reader = run(from, outText, {
        onData: (chunk, { stream }) => {
          source = stream;
          connection.sendCopyFromChunk(chunk);
          if (connection.stream.writableNeedDrain) stream.pause();
        },
      }).then(() => connection.endCopyFrom());
    },
  });
  await reader;
}
