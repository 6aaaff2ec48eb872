import { expect, test } from 'vitest';
import { audienceChoices } from './audience-words.ts';

test('groups of the packs at work are offered, each once and with its number', () => {
  const pack = (id: string) => ({
    id,
    frameworks: [
      {
        audiences: [
          { id: 'group-4', title: 'Works with children', number: 4 },
          { id: 'leads', title: 'Named leads' },
        ],
      },
    ],
  });
  expect(
    audienceChoices({ packs: [pack('london'), pack('london'), pack('asleep')], activations: [{ packId: 'london' }] }),
  ).toEqual([
    { value: 'group-4', label: 'Group 4: Works with children' },
    { value: 'leads', label: 'Named leads' },
  ]);
});
