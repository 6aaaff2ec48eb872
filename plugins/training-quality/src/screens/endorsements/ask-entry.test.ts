import type { EndorsementAsked, OwnCourse, SetInForce } from '@trellis/core/standards';
import { expect, test } from 'vitest';
import { askedBefore, askFaults, askTyped, NOTHING_ASKED } from './ask-entry.ts';

const set = {
  id: 'induction',
  standards: [
    { id: 'I1', text: 'Communication', where: 'Appendix 1' },
    { id: 'I2', text: 'Development', where: 'Appendix 1' },
  ],
} as unknown as SetInForce;

const asked = {
  agencyId: 'wt',
  courseId: 'c1',
  setId: 'induction',
  satisfies: ['LCF-L1'],
  content: [
    { standardId: 'I1', state: 'met', evidence: 'Unit 2' },
    { standardId: 'I2', state: 'not', evidence: '' },
  ],
} as unknown as EndorsementAsked;

test('a request answers every item of the agreed minimum content', () => {
  expect(askFaults(NOTHING_ASKED, undefined).map(({ fieldId }) => fieldId)).toEqual([
    'ask-course',
    'ask-set',
    'ask-satisfies',
  ]);
  expect(
    askFaults({ ...NOTHING_ASKED, courseId: 'c1', satisfies: ['LCF-L1'] }, set).map(({ fieldId }) => fieldId),
  ).toEqual(['check-induction-I1', 'check-induction-I2']);
});

test('a request that was refused stands in the form again as it was asked', () => {
  const entry = askedBefore(asked);
  expect(askFaults(entry, set)).toEqual([]);
  expect(askTyped(entry, { courseId: 'c1', agencyId: 'wt' } as unknown as OwnCourse, set)).toEqual(asked);
});
