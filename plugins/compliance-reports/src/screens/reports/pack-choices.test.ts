import { expect, test } from 'vitest';
import { packChoices } from './pack-choices.ts';

test('only packs that ask something and are at work are offered, each once', () => {
  const packs = [
    { id: 'london', title: 'London framework', requirements: [{}] },
    { id: 'london', title: 'London framework', requirements: [{}] },
    { id: 'charges', title: 'Charges', requirements: [] },
    { id: 'adults', title: 'Adults', requirements: [{}] },
    { id: 'asleep', title: 'Not at work', requirements: [{}] },
  ];
  const activations = ['london', 'charges', 'adults'].map((packId) => ({ packId }));
  expect(packChoices({ packs, activations }).map(({ label }) => label)).toEqual(['Adults', 'London framework']);
});
