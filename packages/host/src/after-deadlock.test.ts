import { expect, test } from 'vitest';
import { afterDeadlock } from './after-deadlock.ts';

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

test('a transaction that was ended for another’s sake is made again', async () => {
  let tries = 0;
  const done = await afterDeadlock(async () => {
    tries += 1;
    if (tries < 3) throw deadlock();
    return 'done';
  });
  expect([done, tries]).toEqual(['done', 3]);
});

test('one that is ended again and again is told, and any other fault at once', async () => {
  let tries = 0;
  const fails = (error: () => Error) =>
    afterDeadlock(() => {
      tries += 1;
      return Promise.reject(error());
    });
  await expect(fails(deadlock)).rejects.toThrow('deadlock');
  expect(tries).toBe(4);
  await expect(fails(() => new Error('refused'))).rejects.toThrow('refused');
  expect(tries).toBe(5);
});
