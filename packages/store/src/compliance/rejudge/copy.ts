import pg from 'pg';

/** What `pg` calls of a query while it runs. */
interface Handlers {
  submit(connection: Connection): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(): void;
  handleCopyInResponse(connection: Connection): void;
  handleCopyData(message: { readonly chunk: Buffer }, connection: Connection): void;
}

interface Connection {
  readonly stream: { pause(): void; resume(): void };
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

function submit(client: pg.Client, text: string, own: Partial<Handlers>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const handlers: Handlers = {
      submit: (connection) => connection.query(text),
      handleError: (error) => {
        failure = error;
        // A lost connection says no more.
        if (!('severity' in error)) reject(error);
      },
      handleReadyForQuery: () => (failure === undefined ? resolve() : reject(failure)),
      handleCommandComplete: () => undefined,
      handleCopyInResponse: () => undefined,
      handleCopyData: () => undefined,
      ...own,
    };
    client.query(handlers as unknown as pg.Submittable);
  });
}

/** How many bytes travel in one message. */
const MESSAGE = 1 << 18;

/** Loads rows into a table by `COPY ... FROM STDIN`. */
export async function copyIn(client: pg.Client, text: string, content: Buffer): Promise<void> {
  await submit(client, text, {
    handleCopyInResponse(connection) {
      for (let at = 0; at < content.length; at += MESSAGE)
        connection.sendCopyFromChunk(content.subarray(at, at + MESSAGE));
      connection.endCopyFrom();
    },
  });
}

/** Takes the rows of a stream, each of which is read at once, since its bytes are used again for the next. */
export interface Sink<Batch> {
  row(bytes: Buffer): void;
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
  let held: Connection | undefined;
  let isRunning = true;
  let failure: Error | undefined;
  void submit(client, text, {
    handleCopyData({ chunk }, connection) {
      sink.row(chunk);
      const batch = sink.full();
      if (batch === undefined) return;
      waiting.push(batch);
      if (waiting.length >= MOST_WAITING) {
        held = connection;
        connection.stream.pause();
      }
      wake();
    },
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
        held.stream.resume();
        held = undefined;
      }
      yield batch;
    } else if (isRunning) await new Promise<void>((resolve) => (wake = resolve));
    else break;
  }
  if (failure !== undefined) throw failure;
  yield sink.rest();
}
