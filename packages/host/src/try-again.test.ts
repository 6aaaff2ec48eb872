import { DomainError } from '@trellis/core';
import { expect, test } from 'vitest';
import { tryAgain } from './try-again.ts';

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

test('a transaction that was ended for another’s sake is made again', async () => {
  let tries = 0;
  const done = await tryAgain(async () => {
    tries += 1;
    if (tries < 3) throw deadlock();
    return 'done';
  });
  expect([done, tries]).toEqual(['done', 3]);
});

test('so is one that had read what another changed before it was written', async () => {
  let tries = 0;
  await tryAgain(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new DomainError('people.changed-meanwhile', 'Changed.')) : Promise.resolve();
  });
  expect(tries).toBe(2);
});

test('one that is ended again and again is told, and any other fault at once', async () => {
  let tries = 0;
  const fails = (error: () => Error) =>
    tryAgain(() => {
      tries += 1;
      return Promise.reject(error());
    });
  await expect(fails(deadlock)).rejects.toThrow('deadlock');
  expect(tries).toBe(4);
  await expect(fails(() => new Error('refused'))).rejects.toThrow('refused');
  expect(tries).toBe(5);
});
