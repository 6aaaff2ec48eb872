import { expect, test } from 'vitest';
import { evidenceDetails } from './evidence-words.ts';

test('evidence names its course, what it satisfies, hours, who signed and the number on it', () => {
  const all = {
    courseRef: 'SG-2',
    courseVersion: '3',
    satisfies: ['LCF-L2'],
    hours: 1,
    signedOffOn: '2026-03-01',
    signedOffBy: 'Training lead',
    reference: 'C-17',
  };
  expect(evidenceDetails(all)).toBe(
    'Course SG-2, version 3. Satisfies LCF-L2. 1 hour. Signed off on 1 March 2026 by Training lead. Number C-17',
  );
  expect(evidenceDetails({ courseRef: 'SG-2', satisfies: [] }, () => 'Working together')).toBe('Working together');
  expect(evidenceDetails({ satisfies: [] })).toBe('');
});
