import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { errorWords } from './error-words.ts';

const refused = TRPCClientError.from({
  error: {
    message: 'This title already has groups for some of these days.',
    code: -32603,
    data: { code: 'pathways.dates-overlap', errors: [{ field: 'validFrom', reason: 'overlaps' }] },
  },
} as never);

test('a refusal is told in the service’s words unless the screen has its own', () => {
  expect(errorWords(refused)).toEqual({
    code: 'pathways.dates-overlap',
    sentence: 'This title already has groups for some of these days.',
    fields: [{ field: 'validFrom', reason: 'overlaps' }],
  });
  expect(errorWords(refused, { 'pathways.dates-overlap': 'End the earlier mapping first.' }).sentence).toBe(
    'End the earlier mapping first.',
  );
});

test('whatever never reached the service is a lost connection', () => {
  expect(errorWords(new TypeError('Failed to fetch'))).toMatchObject({ code: 'connection-lost', fields: [] });
});
