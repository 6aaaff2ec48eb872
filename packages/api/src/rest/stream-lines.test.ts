import { expect, test } from 'vitest';
import type { BoundContext, Run } from '../context.ts';
import { streamLines } from './stream-lines.ts';

/** A transaction that says how it ended. */
function transaction(): { readonly run: Run; readonly ended: Promise<'committed' | 'undone'> } {
  const { promise: ended, resolve } = Promise.withResolvers<'committed' | 'undone'>();
  const run: Run = async (work) => {
    try {
      const result = await work({} as BoundContext);
      resolve('committed');
      return result;
    } catch (error) {
      resolve('undone');
      throw error;
    }
  };
  return { run, ended };
}

async function* lines(count: number, failAt = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  for (let row = 0; row < count; row += 1) {
    if (row === failAt) throw new Error('the cursor broke');
    yield `${row},${'x'.repeat(100)}\r\n`;
  }
}

async function chunksOf(stream: AsyncIterable<string>): Promise<readonly string[]> {
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

test('a file arrives whole and in order, in the end of a closed transaction', async () => {
  const { run, ended } = transaction();
  let text = '';
  for await (const chunk of await streamLines(run, () => lines(5000))) text += chunk;
  expect(text.split('\r\n').map((line) => Number(line.split(',')[0]))).toEqual([
    ...Array.from({ length: 5000 }, (_, row) => row),
    0,
  ]);
  expect(await ended).toBe('committed');
});

test('an empty file is a file', async () => {
  const { run } = transaction();
  expect(await chunksOf(await streamLines(run, () => lines(0)))).toEqual(['']);
});

test('what fails before the first rows fails before the answer begins', async () => {
  const { run, ended } = transaction();
  await expect(streamLines(run, () => lines(10, 0))).rejects.toThrow('the cursor broke');
  expect(await ended).toBe('undone');
});

test('what fails in the middle breaks the file off', async () => {
  const { run } = transaction();
  await expect(chunksOf(await streamLines(run, () => lines(5000, 4000)))).rejects.toThrow('the cursor broke');
});

test('a reader who goes away ends the transaction', async () => {
  const { run, ended } = transaction();
  for await (const _ of await streamLines(run, () => lines(1_000_000))) break;
  expect(await ended).toBe('committed');
});

test('a reader who never starts and hangs up ends it too', async () => {
  const { run, ended } = transaction();
  await (await streamLines(run, () => lines(1_000_000)))[Symbol.asyncIterator]().return?.();
  expect(await ended).toBe('committed');
});

test('a reader who takes nothing for too long ends it, and finds her file broken off', async () => {
  const { run, ended } = transaction();
  const reader = (await streamLines(run, () => lines(1_000_000), 1))[Symbol.asyncIterator]();
  await reader.next();
  expect(await ended).toBe('committed');
  await expect(reader.next()).rejects.toThrow('took too long');
});
