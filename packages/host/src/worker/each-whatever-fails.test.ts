import { expect, test } from 'vitest';
import { eachWhateverFails } from './each-whatever-fails.ts';

test('one piece of work that fails does not hold up the others, and its fault is told in the end', async () => {
  const done: number[] = [];
  const work = async (item: number): Promise<void> => {
    if (item === 1) throw new Error('The first one is bad');
    done.push(item);
    await Promise.resolve();
  };
  await expect(eachWhateverFails([1, 2, 3], () => false, work)).rejects.toThrow('The first one is bad');
  expect(done).toEqual([2, 3]);
});

test('whoever stops begins nothing more', async () => {
  const done: number[] = [];
  await eachWhateverFails(
    [1, 2],
    () => done.length > 0,
    async (item) => {
      done.push(item);
      await Promise.resolve();
    },
  );
  expect(done).toEqual([1]);
});
