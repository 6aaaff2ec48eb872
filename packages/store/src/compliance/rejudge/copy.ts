import type { Socket } from 'node:net';
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import pg from 'pg';
import { divertRows, type RowReader } from '../../asking/diverted-rows.ts';

/** What `pg` calls of a query while it runs. */
interface Handlers {
  submit(connection: Connection): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(): void;
  handleCopyInResponse(connection: Connection): void;
}

interface Connection {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A connection of one's own, outside of any pool. */
export async function connect(config: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({ application_name: 'trellis judging', ...config });
  // One that is lost fails what is asked of it next; said a second time with nobody to hear it, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** @param own - `onEnd`: before the next query may begin */
function submit(client: pg.Client, text: string, own: Partial<Handlers> & { onEnd?(): void }): Promise<void> {
  return new Promise((resolve, reject) => {
    const handlers: Handlers = {
      submit: (connection) => connection.query(text),
      // After which `pg` tells nothing more.
      handleError(error) {
        own.onEnd?.();
        reject(error);
      },
      handleReadyForQuery() {
        own.onEnd?.();
        resolve();
      },
      handleCommandComplete: () => undefined,
      handleCopyInResponse: () => undefined,
      ...own,
    };
    client.query(handlers as unknown as pg.Submittable);
  });
}

/** How many bytes travel in one message. */
const MESSAGE = 1 << 18;

/**
 * Loads rows into a table by `COPY ... FROM STDIN`.
 *
 * @param contents - parts of the rows, each made while the database works at the one before
 */
export async function copyIn(client: pg.Client, text: string, contents: Iterable<Buffer>): Promise<void> {
  let sending: Promise<void> = Promise.resolve();
  await submit(client, text, {
    handleCopyInResponse(connection) {
      sending = send(connection, contents);
    },
  });
  await sending;
}

async function send(connection: Connection, contents: Iterable<Buffer>): Promise<void> {
  for (const content of contents)
    for (let at = 0; at < content.length; at += MESSAGE) {
      connection.sendCopyFromChunk(content.subarray(at, at + MESSAGE));
      await othersHadTheirTurn();
    }
  connection.endCopyFrom();
}

/** Takes the rows of a stream. */
export interface Sink<Batch> {
  readonly row: RowReader;
  /** What was gathered, once it is enough; else undefined. */
  full(): Batch | undefined;
  rest(): Batch;
}

/** How many batches wait for whoever reads before the database has to wait. */
const MOST_WAITING = 4;

/** The rows of `COPY ... TO STDOUT` in batches; the database waits for whoever reads. */
export async function* copyOut<Batch>(client: pg.Client, text: string, sink: Sink<Batch>): AsyncGenerator<Batch> {
  const waiting: Batch[] = [];
  let wake: () => void = () => undefined;
  let held: Socket | undefined;
  let isRunning = true;
  let failure: Error | undefined;
  let giveBack: () => void = () => undefined;
  void submit(client, text, {
    submit(connection) {
      giveBack = divertRows(connection.stream, (bytes, from, to) => {
        sink.row(bytes, from, to);
        const batch = sink.full();
        if (batch === undefined) return;
        waiting.push(batch);
        if (waiting.length >= MOST_WAITING) {
          held = connection.stream;
          held.pause();
        }
        wake();
      });
      connection.query(text);
    },
    onEnd: () => giveBack(),
  })
    .catch((error: Error) => (failure = error))
    .finally(() => {
      isRunning = false;
      wake();
    });
  for (;;) {
    const batch = waiting.shift();
    if (batch !== undefined) {
      if (held !== undefined && waiting.length < MOST_WAITING / 2) {
        held.resume();
        held = undefined;
      }
      yield batch;
    } else if (isRunning) await new Promise<void>((resolve) => (wake = resolve));
    else break;
  }
  if (failure !== undefined) throw failure;
  yield sink.rest();
}
