import { expect, test } from 'vitest';
import { hasCompleted } from './has-completed.ts';
import { EvidenceKind } from './schema.ts';

test('a course is completed by what somebody finished, was awarded, or had attested or declared, not by having been there', () => {
  expect(EvidenceKind.options.filter((kind) => hasCompleted({ kind }))).toEqual([
    'completion',
    'declaration',
    'attestation',
    'award',
  ]);
});
