import type { Context, Stores } from '@trellis/core';
import type { Run } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

const CHUNK_CHARACTERS = 65_536;

/**
 * Lines read inside a transaction, for a reader outside it: the transaction stays open for as long as the reader takes, and ends when she stops.
 *
 * @returns once the first chunk is there, so that whatever goes wrong before it can still be answered as an error
 */
export async function streamLines(
  run: Run,
  lines: (ctx: Context<Stores>) => AsyncIterable<string>,
): Promise<AsyncIterable<string>> {
  const queue = new Handover();
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

  /** Resolves when the reader asks for more than this chunk; false when she has stopped. */
  offer(chunk: string): Promise<boolean> {
    if (this.#stopped) return Promise.resolve(false);
    return new Promise((taken) => {
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
    this.#ended = {};
    this.#pass();
  }

  fail(error: unknown): void {
    this.#ended = { error };
    this.#pass();
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
