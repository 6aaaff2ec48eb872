import type { Context, Stores } from '@trellis/core';
import type { Run } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

const CHUNK_CHARACTERS = 65_536;

/** How long a reader may take over one chunk before she is taken to be gone, milliseconds. @source house */
const IDLE_MS = 60_000;

/**
 * Lines read inside a transaction, for a reader outside it: the transaction stays open while the reader reads, and ends when she stops
 * or takes nothing for too long. Then whatever she reads afterwards is an error, so that half a file does not look like a whole one.
 *
 * @param idleMs - how long that is, milliseconds
 * @returns once the first chunk is there, so that whatever goes wrong before it can still be answered as an error
 */
export async function streamLines(
  run: Run,
  lines: (ctx: Context<Stores>) => AsyncIterable<string>,
  idleMs = IDLE_MS,
): Promise<AsyncIterable<string>> {
  const queue = new Handover(idleMs);
  const done = inTransaction(run, async (ctx) => {
    let chunk = '';
    for await (const line of lines(ctx)) {
      chunk += line;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      if (!(await queue.offer(chunk))) return;
      chunk = '';
    }
    await queue.offer(chunk);
  });
  done.then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  let first: string | undefined = await queue.take();
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const chunk = first ?? (await queue.take());
        first = undefined;
        if (chunk !== undefined) return { done: false, value: chunk };
        await done;
        return { done: true, value: undefined };
      },
      // Not a generator: one that was never started would not hear that nobody will read.
      return: () => {
        queue.stop();
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
}

/** One chunk at a time from a writer to a reader, neither ahead of the other by more than that. */
class Handover {
  #waiting: { readonly chunk: string; readonly taken: (wanted: boolean) => void } | undefined;
  #reader:
    | { readonly resolve: (chunk: string | undefined) => void; readonly reject: (error: unknown) => void }
    | undefined;
  #ended: { readonly error?: unknown } | undefined;
  #stopped = false;
  readonly #idleMs: number;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /** Resolves when the reader asks for more than this chunk; false when she has stopped, or has not asked for too long. */
  offer(chunk: string): Promise<boolean> {
    if (this.#stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const idle = setTimeout(() => this.#giveUp(), this.#idleMs);
      const taken = (wanted: boolean) => {
        clearTimeout(idle);
        resolve(wanted);
      };
      this.#waiting = { chunk, taken };
      this.#pass();
    });
  }

  /** The next chunk, or undefined at the end. */
  take(): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
      this.#pass();
    });
  }

  end(): void {
    this.#ended ??= {};
    this.#pass();
  }

  fail(error: unknown): void {
    this.#ended ??= { error };
    this.#pass();
  }

  #giveUp(): void {
    this.#ended = { error: new Error('The reader took too long, so the rest was not read.') };
    this.stop();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting?.taken(false);
    this.#waiting = undefined;
  }

  #pass(): void {
    const reader = this.#reader;
    if (reader === undefined) return;
    if (this.#waiting !== undefined) {
      const { chunk, taken } = this.#waiting;
      this.#waiting = undefined;
      this.#reader = undefined;
      taken(true);
      reader.resolve(chunk);
    } else if (this.#ended !== undefined) {
      this.#reader = undefined;
      if ('error' in this.#ended) reader.reject(this.#ended.error);
      else reader.resolve(undefined);
    }
  }
}
