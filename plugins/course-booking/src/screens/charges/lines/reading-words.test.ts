import type { Quote } from '@trellis/core/charging';
import { expect, test } from 'vitest';
import { otherwiseWords, readingsOfLine } from './reading-words.ts';

const readings = [
  {
    option: 'AMB-BN-3',
    letter: 'a',
    point: 'Is a bank holiday a working day?',
    reading: 'yes: Monday to Friday is the whole definition',
    section: 'Appendix 5',
  },
  { option: 'AMB-BN-4', letter: 'a', point: 'What is charged for a half day?', reading: '£70' },
  { option: 'AMB-BN-9', letter: 'a' },
];
const lines = [{ options: ['AMB-BN-3:a'] }] as unknown as Quote['lines'];

test('the open points that decided a sum are told from those that did not; what is not stored any more is left out', () => {
  const { decided, others } = readingsOfLine({ lines }, readings);
  expect(decided.map(({ point }) => point)).toEqual(['Is a bank holiday a working day?']);
  expect(others.map(({ point }) => point)).toEqual(['What is charged for a half day?']);
});

test('another reading says what the sum would have been', () => {
  expect(otherwiseWords({ otherwise: [{ option: 'AMB-BN-3:b', totalPence: 0 }] }, readings)).toEqual([
    'Is a bank holiday a working day? Read otherwise, it would be £0.',
  ]);
});
