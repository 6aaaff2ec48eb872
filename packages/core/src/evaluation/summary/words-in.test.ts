import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import type { EvaluationStores } from '../store.ts';
import type { Reach } from './reach.ts';
import type { ChoiceSum } from './store.ts';
import { choicesIn } from './words-in.ts';

const choice = { stage: 'after', formId: 'F', itemId: 'where', choiceId: 'here' } as const;
const form = {
  id: 'F',
  items: [
    { kind: 'choice', id: 'where', title: 'Where?', stages: ['after'], choices: [{ id: 'here', label: 'Here' }] },
  ],
};

/** What is told of a question, of which so much was chosen now and in lots. */
async function told(live: readonly ChoiceSum[], lots: readonly ChoiceSum[]) {
  const choices = ({ of }: { readonly of: string }) => Promise.resolve(of === 'live' ? live : lots);
  const evaluation = { choices, formVersions: () => Promise.resolve([form]) };
  const ctx = { store: { evaluation } } as unknown as Context<EvaluationStores>;
  return (await choicesIn(ctx, { isLive: true } as Reach, {}, 5))[0]?.counts[0]?.count;
}

test('what few people chose is withheld, however many ticks they made', async () => {
  expect(await told([{ ...choice, count: 6, people: 2 }], [])).toBe('withheld');
  expect(await told([{ ...choice, count: 4, people: 5 }], [])).toBe(4);
});

test('beside what was released few people are left out, so that nobody finds them by subtraction', async () => {
  expect(await told([{ ...choice, count: 2, people: 2 }], [{ ...choice, count: 7 }])).toBe(7);
});
