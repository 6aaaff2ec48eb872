import { expect, test } from 'vitest';
import { placeInWords, ServiceError } from './errors.ts';

test('an address in words says neither path nor query', () => {
  expect(placeInWords('results', 'https://lms.example:8443/user/amara/results?user_id=6')).toBe(
    'results at lms.example:8443',
  );
  expect(placeInWords('results', 'amara')).toBe('results');
});

test('a failed call says with its sentence what was called and what the platform answered', () => {
  const detail = 'score at lms.example';
  const { sentence, explanation } = new ServiceError('service.refused', { status: 422, detail });
  expect(explanation).toBe(`${sentence} (status 422; score at lms.example)`);
  expect(new ServiceError('service.unreachable', { detail }).explanation).toMatch(/\. \(score at lms\.example\)$/);
  const off = new ServiceError('service.switched-off');
  expect(off.explanation).toBe(off.sentence);
});
