import { expect, test } from 'vitest';
import { loadingNow, type Asked } from './use-load.ts';

const ofAda: Asked<string> = {
  dependsOn: ['ada', 'by name'],
  keptFor: ['ada'],
  loading: { state: 'loaded', answer: 'the record of Ada' },
};

test('an answer stays while the question is the same', () => {
  expect(loadingNow(ofAda, ['ada', 'by name'], ['ada'])).toBe(ofAda.loading);
});

test('nothing of one person is shown as another’s, not even while hers is fetched', () => {
  expect(loadingNow(ofAda, ['ben', 'by name'], ['ben'])).toEqual({ state: 'loading', answer: undefined });
});

test('the same list in another order keeps its rows until the new ones come', () => {
  expect(loadingNow(ofAda, ['ada', 'by date'], ['ada'])).toEqual({ state: 'loading', answer: 'the record of Ada' });
});

test('a refusal of one question is not shown for another', () => {
  const refused: Asked<string> = {
    ...ofAda,
    loading: {
      state: 'failed',
      answer: undefined,
      error: { code: 'access.outside-your-agency', sentence: 'No.', fields: [] },
    },
  };
  expect(loadingNow(refused, ['ben', 'by name'], ['ben'])).toEqual({ state: 'loading', answer: undefined });
});
