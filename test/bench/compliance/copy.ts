import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
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

/** Writes a whole `COPY ... TO STDOUT` into a file. */
export async function copyToFile(client: pg.Client, text: string, file: string): Promise<void> {
  const stream = createWriteStream(file);
  let source: Socket | undefined;
  stream.on('drain', () => source?.resume());
  await run(client, text, {
    onData: (chunk, connection) => {
      source = connection.stream;
      // The parser reads into the same memory again.
      if (!stream.write(Buffer.from(chunk))) source.pause();
    },
  });
  await new Promise<void>((resolve) => stream.end(resolve));
}

/** Sends a file into a `COPY ... FROM STDIN`. */
export async function copyFromFile(client: pg.Client, text: string, file: string): Promise<void> {
  await run(client, text, { onReady: (connection) => void sendFile(connection, file) });
}

async function sendFile(connection: CopyConnection, file: string): Promise<void> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.endCopyFrom();
}
